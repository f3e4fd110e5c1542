import type { Failure } from '#shared/contract/failure.ts';

/** A failure value on its way through a rejection. */
export class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}
