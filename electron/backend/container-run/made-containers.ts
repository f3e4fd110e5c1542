import type { ContainerRef } from '#shared/contract/containers.ts';

/** Of so many jobs it is kept. */
const KEPT = 100;

/** What each job has made, for the page that waits for it. */
export class MadeContainers {
  readonly #byJob = new Map<string, ContainerRef>();

  put(job: string, container: ContainerRef): void {
    this.#byJob.set(job, container);
    for (const old of [...this.#byJob.keys()].slice(0, -KEPT)) this.#byJob.delete(old);
  }

  get(job: string): ContainerRef | undefined {
    return this.#byJob.get(job);
  }
}
