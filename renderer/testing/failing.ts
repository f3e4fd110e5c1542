import { ORPCError } from '@orpc/server';
import type { Failure } from '#shared/contract/failure.ts';

/** Throws a failure as the real backend does. */
export function fail(failure: Failure): never {
  throw new ORPCError('FAILED', { data: failure });
}
