/** Samples remembered of each guest: what a sparkline shows. */
export const SAMPLES_KEPT = 60;

export interface StoredSample {
  readonly at: number;
  readonly cpu: number;
  /** Bytes. */
  readonly memoryUsed: number | undefined;
  readonly memoryTotal: number;
}

const FIELDS = 4;

/** The last samples of one guest in 2 kB, whatever the guest does. */
export class SampleRing {
  readonly #values = new Float64Array(SAMPLES_KEPT * FIELDS);
  #count = 0;

  push({ at, cpu, memoryUsed, memoryTotal }: StoredSample): void {
    this.#values.set([at, cpu, memoryUsed ?? Number.NaN, memoryTotal], (this.#count % SAMPLES_KEPT) * FIELDS);
    this.#count += 1;
  }

  /** Oldest first. */
  *[Symbol.iterator](): Generator<StoredSample, void, void> {
    for (let index = Math.max(0, this.#count - SAMPLES_KEPT); index < this.#count; index += 1) {
      const start = (index % SAMPLES_KEPT) * FIELDS;
      const [at = 0, cpu = 0, used = Number.NaN, memoryTotal = 0] = this.#values.subarray(
        start,
        start + FIELDS,
      );
      yield { at, cpu, memoryUsed: Number.isNaN(used) ? undefined : used, memoryTotal };
    }
  }
}
