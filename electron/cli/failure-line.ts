import { ORPCError } from '@orpc/client';
import { failureSchema, type Failure } from '#shared/contract/failure.ts';
import { sentence } from '#shared/domain/failures/words.ts';

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

/** A failure in one line: what, why, what to do, and what the other side said. */
export function failureLine(failure: Failure): string {
  const { what, why, remedy } = sentence(failure);
  const said = failure.detail === undefined ? '' : ` (${failure.detail})`;
  return oneLine(`${what} ${why} ${remedy}${said}`);
}

/** The failure that a call was rejected with, if it is one of the contract. */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  const failure = failureSchema.safeParse(error.data);
  return failure.success ? failure.data : undefined;
}
