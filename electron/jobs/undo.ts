/** What a step may use of the job it runs in. */
export interface StepReporter {
  readonly signal: AbortSignal;
  step(text: string): void;
  log(text: string): void;
}

/** One change together with the way back. `undo` runs only after `do` has succeeded, unless it says otherwise. */
export interface UndoableStep {
  readonly title: string;
  /** `undo` also takes back what a `do` that failed had done: half of it, or all when the answer was lost. */
  readonly undoesHalf?: boolean;
  do(): Promise<void>;
  undo(): Promise<void>;
}

export interface Leftover {
  /** The step whose change is still there. */
  readonly title: string;
  readonly error: unknown;
}

/** A plan failed and some of what it had done could not be taken back. `cause` is what failed first. */
export class LeftBehindError extends Error {
  override readonly name = 'LeftBehindError';
  readonly leftovers: readonly Leftover[];

  constructor(cause: unknown, leftovers: readonly Leftover[]) {
    super(`Could not undo: ${leftovers.map(leftover => leftover.title).join('; ')}`, { cause });
    this.leftovers = leftovers;
  }
}

/**
 * Runs the steps in order. When one fails or the job is cancelled, those done are undone in reverse order
 * and the first error is thrown; an undo that fails itself is logged and does not stop the others.
 *
 * A cancelled job is noticed between steps and, where a step watches `reporter.signal`, inside one.
 */
export async function runSteps(steps: readonly UndoableStep[], reporter: StepReporter): Promise<void> {
  const done: UndoableStep[] = [];
  try {
    for (const step of steps) {
      reporter.signal.throwIfAborted();
      reporter.step(step.title);
      reporter.log(step.title);
      if (step.undoesHalf === true) done.push(step);
      await step.do();
      if (step.undoesHalf !== true) done.push(step);
    }
    reporter.signal.throwIfAborted();
  } catch (error) {
    const leftovers = await undo(done, reporter);
    throw leftovers.length === 0 ? error : new LeftBehindError(error, leftovers);
  }
}

async function undo(done: readonly UndoableStep[], reporter: StepReporter): Promise<Leftover[]> {
  const leftovers: Leftover[] = [];
  for (const step of done.toReversed()) {
    reporter.step(`Undoing: ${step.title}`);
    try {
      await step.undo();
      reporter.log(`Undone: ${step.title}`);
    } catch (error) {
      leftovers.push({ title: step.title, error });
      reporter.log(
        `Could not undo: ${step.title} (${error instanceof Error ? error.message : String(error)})`,
      );
    }
  }
  return leftovers;
}
