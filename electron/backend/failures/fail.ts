import { ORPCError } from '@orpc/server';
import type { Failure, FailureCode } from '#shared/contract/failure.ts';

/** The one error that crosses the contract. The message is for stack traces only: nothing decides by it. */
export class FailureError extends ORPCError<'FAILED', Failure> {
  constructor(failure: Failure, cause?: unknown) {
    super('FAILED', {
      defined: true,
      status: 500,
      message: failure.detail ?? failure.code,
      data: failure,
      ...(cause === undefined ? {} : { cause }),
    });
  }

  get failure(): Failure {
    return this.data;
  }
}

/** To be thrown: `throw fail('NAME_TAKEN', { name })`. */
export function fail(code: FailureCode, params: Record<string, string> = {}, detail?: string): FailureError {
  return new FailureError({ code, params, ...(detail === undefined ? {} : { detail }) });
}
