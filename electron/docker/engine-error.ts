/**
 * The engine answered, and said no. `status` is the HTTP one, `words` are the engine's own: they are shown, and
 * nothing is decided by them.
 */
export interface EngineRefusal {
  readonly status: number;
  readonly words: string;
}

/** What dockerode throws for an answer other than the ones it expects; undefined for any other error. */
export function refusalOf(error: unknown): EngineRefusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const { statusCode, json } = error as Error & { statusCode?: unknown; json?: unknown };
  if (typeof statusCode !== 'number') return undefined;
  const said = (json as { message?: unknown } | null | undefined)?.message;
  return { status: statusCode, words: typeof said === 'string' ? said : error.message };
}

const onTheWay = new WeakSet<Error>();

/** Notes that an error came from the way to an engine: the same codes mean other things for files. */
export function markOnTheWay(error: Error): void {
  onTheWay.add(error);
}

/** Whether an error came from the way to an engine, and not from anything that was asked of it. */
export const isOnTheWay = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && onTheWay.has(error);
