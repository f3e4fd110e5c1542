import type { BuildEvent } from '#electron/docker/build/build-event.ts';
import type { JobContext } from '#electron/jobs/job.ts';

type Step = Extract<BuildEvent, { kind: 'step' }>;

/** Tells a build's job, step by step, how it comes along. */
export class BuildBook {
  readonly #job: Pick<JobContext, 'step' | 'log' | 'progress'>;
  readonly #steps = new Map<string, Step>();
  #last: Step | undefined;
  image: string | undefined;

  constructor(job: Pick<JobContext, 'step' | 'log' | 'progress'>) {
    this.#job = job;
  }

  apply(event: BuildEvent): void {
    if (event.kind === 'output') this.#job.log(event.text);
    else if (event.kind === 'image') this.image = event.id;
    else this.#take(event);
  }

  /** For the sentence of a build that failed. */
  failedAt(): Record<string, string> {
    const failed = [...this.#steps.values()].find(({ state }) => state === 'failed') ?? this.#last;
    if (failed === undefined) return {};
    return {
      reason: `It ended at the step “${failed.name}”.`,
      remedy: 'What that step wrote is in the log. Correct it and build again: the steps before it are kept.',
    };
  }

  #take(step: Step): void {
    const before = this.#steps.get(step.id)?.state;
    // A step that was begun is told once more when it was found to be kept.
    if (before === step.state) return;
    this.#steps.set(step.id, step);
    if (step.state === 'runs') {
      this.#last = step;
      this.#job.step(step.name);
    }
    const words = { runs: '', kept: 'Used again: ', failed: 'Failed: ', done: undefined, waits: undefined };
    const word = words[step.state];
    if (word !== undefined) this.#job.log(`${word}${step.name}`);
    const over = [...this.#steps.values()].filter(({ state }) => state === 'done' || state === 'kept');
    this.#job.progress(over.length / this.#steps.size);
  }
}
