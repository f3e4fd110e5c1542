import type { Duplex } from 'node:stream';
import type { Failure, FailureCode } from '#shared/contract/failure.ts';

/**
 * A console's bytes: what is read comes from the guest, what is written goes to it. An end without an error
 * means that the guest's side closed. Whoever holds it destroys it.
 */
export type BytePipe = Duplex;

/** Thrown where a console cannot be opened; the backend hands `failure` on as it stands. */
export class ConsoleError extends Error {
  override readonly name = 'ConsoleError';
  readonly failure: Failure;

  constructor(code: FailureCode, params: Record<string, string>, detail?: string, cause?: unknown) {
    super(detail ?? code, cause === undefined ? undefined : { cause });
    this.failure = { code, params, ...(detail === undefined ? {} : { detail }) };
  }
}

/** What a pipe is destroyed with when another viewer takes the console over. */
export class TakenOverError extends Error {
  override readonly name = 'TakenOverError';
}
