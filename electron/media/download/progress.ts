/** How far a download is. Sizes in bytes. */
export interface DownloadProgress {
  readonly phase: 'download' | 'unpack' | 'check';
  readonly received: number;
  /** Missing when the server does not tell. */
  readonly total?: number;
  /** Bytes a second over the last few seconds; missing at the very beginning. */
  readonly rate?: number;
}

export type OnProgress = (progress: DownloadProgress) => void;

const WINDOW_MS = 3000;
const INTERVAL_MS = 100;

/** Tells how far it is, at most ten times a second, and at what rate. */
export class ProgressMeter {
  private readonly points: { at: number; received: number }[] = [];
  private told = 0;
  private readonly tell: OnProgress;
  private readonly now: () => number;

  constructor(tell: OnProgress, now: () => number = performance.now.bind(performance)) {
    this.tell = tell;
    this.now = now;
  }

  at(phase: DownloadProgress['phase'], received: number, total: number | undefined): void {
    const at = this.now();
    if (at - this.told < INTERVAL_MS && received !== total) return;
    this.told = at;
    while (this.points[0] && at - this.points[0].at > WINDOW_MS) this.points.shift();
    const [first] = this.points;
    this.points.push({ at, received });
    const rate = first && at > first.at ? ((received - first.received) / (at - first.at)) * 1000 : undefined;
    this.tell({
      phase,
      received,
      ...(total !== undefined && { total }),
      // A restart counts from zero again.
      ...(rate !== undefined && rate >= 0 && { rate: Math.round(rate) }),
    });
  }
}
