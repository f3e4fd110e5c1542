/** The rate told is that of about this time back: it follows a change within seconds and does not flicker. */
const WINDOW_MS = 3000;
/** One sample in this time is enough, however often bytes are told. */
const SAMPLE_MS = 200;

/** Bytes a second of what is told as a growing count of bytes. */
export class RateMeter {
  readonly #now: () => number;
  readonly #samples: { at: number; bytes: number }[] = [];

  /** @param now milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** @returns undefined until there is enough to say so */
  count(bytes: number): number | undefined {
    const at = this.#now();
    const last = this.#samples.at(-1);
    if (last === undefined || at - last.at >= SAMPLE_MS) this.#samples.push({ at, bytes });
    // The oldest kept is the last one from before the window.
    while (this.#samples.length > 2 && at - (this.#samples[1]?.at ?? at) >= WINDOW_MS) this.#samples.shift();
    const [first] = this.#samples;
    if (first === undefined || at - first.at < SAMPLE_MS) return undefined;
    return Math.max(0, ((bytes - first.bytes) * 1000) / (at - first.at));
  }

  /** What comes next is not measured against what was before a pause. */
  forget(): void {
    this.#samples.length = 0;
  }
}
