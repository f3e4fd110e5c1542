import { randomUUID } from 'node:crypto';
import type { Failure } from '#shared/contract/failure.ts';
import type { Job, JobsEvent } from '#shared/contract/jobs.ts';
import { EventQueue } from './event-queue.ts';
import type { JobContext, JobSpec, JobWork, StartedJob, ToFailure } from './job.ts';
import { PauseGate } from './pause-gate.ts';
import { RateMeter } from './rate-meter.ts';
import { LeftBehindError } from './undo.ts';

export interface JobStoreOptions {
  readonly toFailure: ToFailure;
  readonly now?: () => number;
}

/** At most one progress event a job in this time; steps, log lines and the end are told at once. */
const PROGRESS_INTERVAL_MS = 100;
const LOG_LINES_KEPT = 500;
const ENDED_JOBS_KEPT = 100;

interface Entry {
  job: Job;
  readonly abort: AbortController;
  ended: Promise<Job>;
  progressTimer: NodeJS.Timeout | undefined;
  readonly gate: PauseGate;
  readonly meter: RateMeter;
  waitsForPage: boolean;
}

/** Every job of this backend, running and ended. Jobs outlive the page and the session that started them. */
export class JobStore {
  private readonly entries = new Map<string, Entry>();
  private readonly watchers = new Set<EventQueue>();
  private readonly toFailure: ToFailure;
  private readonly now: () => number;

  constructor(options: JobStoreOptions) {
    this.toFailure = options.toFailure;
    this.now = options.now ?? Date.now;
  }

  start(spec: JobSpec, work: JobWork): StartedJob {
    const id = randomUUID();
    const entry: Entry = {
      job: {
        id,
        title: spec.title,
        state: 'running',
        cancellable: spec.cancellable,
        ...(spec.pausable === true && { pausable: true }),
        startedAt: this.now(),
        log: [],
        ...(spec.connection && { connection: spec.connection }),
        ...(spec.guest && { guest: spec.guest }),
        ...(spec.engine && { engine: spec.engine }),
        ...(spec.container && { container: spec.container }),
      },
      abort: new AbortController(),
      ended: Promise.resolve().then(() => this.run(entry, work)),
      progressTimer: undefined,
      gate: new PauseGate(),
      meter: new RateMeter(this.now),
      waitsForPage: false,
    };
    this.entries.set(id, entry);
    this.tell(entry);
    return { id, ended: entry.ended };
  }

  list(): Job[] {
    return [...this.entries.values()].map(entry => entry.job);
  }

  get(id: string): Job | undefined {
    return this.entries.get(id)?.job;
  }

  /** A snapshot, then one event for each change, until `signal` is aborted or the reader stops. */
  async *watch(signal?: AbortSignal): AsyncGenerator<JobsEvent, void, void> {
    const queue = new EventQueue();
    this.watchers.add(queue);
    try {
      yield* queue.read({ kind: 'snapshot', jobs: this.list() }, signal);
    } finally {
      this.watchers.delete(queue);
    }
  }

  /** Asks the job to stop; it ends as `cancelled` once it has undone its steps. */
  cancel(id: string): 'cancelling' | 'unknown' | 'ended' | 'not-cancellable' {
    const entry = this.entries.get(id);
    if (!entry) return 'unknown';
    if (entry.job.state !== 'running') return 'ended';
    if (!entry.job.cancellable) return 'not-cancellable';
    entry.abort.abort();
    return 'cancelling';
  }

  /** `pause`: the work stops where it next can; false lets it go on. */
  pause(id: string, pause: boolean): 'told' | 'unknown' | 'ended' | 'not-pausable' {
    const entry = this.entries.get(id);
    if (!entry) return 'unknown';
    if (entry.job.state !== 'running') return 'ended';
    if (entry.job.pausable !== true) return 'not-pausable';
    entry.gate.set(pause);
    this.tellPaused(entry);
    return 'told';
  }

  dismiss(id: string): 'dismissed' | 'unknown' | 'running' {
    const entry = this.entries.get(id);
    if (!entry) return 'unknown';
    if (entry.job.state === 'running') return 'running';
    this.forget(id);
    return 'dismissed';
  }

  /** Cancels what can be cancelled and waits until every job has ended and undone its steps. */
  async close(): Promise<void> {
    const running = [...this.entries.values()].filter(entry => entry.job.state === 'running');
    for (const entry of running) entry.abort.abort();
    await Promise.all(running.map(entry => entry.ended));
  }

  private async run(entry: Entry, work: JobWork): Promise<Job> {
    try {
      await work(this.contextOf(entry));
      this.end(entry, 'done');
    } catch (error) {
      const cancelled = entry.abort.signal.aborted && this.toFailure(rootOf(error)).code === 'CANCELLED';
      if (cancelled && !(error instanceof LeftBehindError)) this.end(entry, 'cancelled');
      else this.end(entry, cancelled ? 'cancelled' : 'failed', this.failureOf(error));
    }
    return entry.job;
  }

  private contextOf(entry: Entry): JobContext {
    return {
      id: entry.job.id,
      signal: entry.abort.signal,
      step: text => this.change(entry, { step: text }),
      log: text => {
        const log = [...entry.job.log, { at: this.now(), text }].slice(-LOG_LINES_KEPT);
        this.change(entry, { log });
      },
      progress: share => this.progress(entry, share),
      transferred: (done, total) => this.transferred(entry, done, total),
      result: (label, value) =>
        this.change(entry, { results: [...(entry.job.results ?? []), { label, value }] }),
      gate: entry.gate,
      waitsForPage: waits => {
        entry.waitsForPage = waits;
        this.tellPaused(entry);
      },
    };
  }

  private transferred(entry: Entry, done: number, total: number | undefined): void {
    const rate = entry.gate.paused || entry.waitsForPage ? undefined : entry.meter.count(done);
    const transfer = { done, ...(total !== undefined && { total }), ...(rate !== undefined && { rate }) };
    entry.job = { ...entry.job, transfer };
    this.progress(entry, total === undefined || total === 0 ? undefined : done / total);
  }

  private tellPaused(entry: Entry): void {
    if (entry.job.state !== 'running') return;
    const { paused: before, ...job } = entry.job;
    const paused = entry.gate.paused ? 'by-person' : entry.waitsForPage ? 'waits-for-page' : undefined;
    if (paused === before) return;
    entry.meter.forget();
    const { rate: _, ...transfer } = job.transfer ?? { done: 0 };
    entry.job = { ...job, ...(job.transfer && { transfer }), ...(paused && { paused }) };
    this.tell(entry);
  }

  private progress(entry: Entry, share: number | undefined): void {
    // An answer that came after the end must not bring a forgotten job back.
    if (entry.job.state !== 'running') return;
    const { progress: _, ...rest } = entry.job;
    entry.job = share === undefined ? rest : { ...rest, progress: Math.min(1, Math.max(0, share)) };
    entry.progressTimer ??= setTimeout(() => this.tell(entry), PROGRESS_INTERVAL_MS);
  }

  private end(entry: Entry, state: 'done' | 'failed' | 'cancelled', failure?: Failure): void {
    const { paused: _, ...job } = entry.job;
    entry.job = job;
    this.change(entry, { state, endedAt: this.now(), ...(failure && { failure }) });
    const ended = [...this.entries.values()].filter(other => other.job.state !== 'running');
    for (const old of ended.slice(0, -ENDED_JOBS_KEPT)) this.forget(old.job.id);
  }

  private failureOf(error: unknown): Failure {
    if (!(error instanceof LeftBehindError)) return this.toFailure(error);
    const failure = this.toFailure(error.cause);
    const lines = error.leftovers.map(({ title, error: why }) => {
      const { detail, code } = this.toFailure(why);
      return `Could not undo: ${title} (${detail ?? code})`;
    });
    return {
      ...failure,
      params: { ...failure.params, leftBehind: error.leftovers.map(leftover => leftover.title).join('; ') },
      detail: [failure.detail, ...lines].filter(line => line !== undefined).join('\n'),
    };
  }

  private change(entry: Entry, change: Partial<Job>): void {
    entry.job = { ...entry.job, ...change };
    this.tell(entry);
  }

  private tell(entry: Entry): void {
    clearTimeout(entry.progressTimer);
    entry.progressTimer = undefined;
    for (const watcher of this.watchers) watcher.upsert(entry.job);
  }

  private forget(id: string): void {
    this.entries.delete(id);
    for (const watcher of this.watchers) watcher.remove(id);
  }
}

function rootOf(error: unknown): unknown {
  return error instanceof LeftBehindError ? error.cause : error;
}
