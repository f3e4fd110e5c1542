import { ORPCError } from '@orpc/client';
import { failureSchema, type Failure } from '#shared/contract/failure.ts';

/** What a call threw, as a failure value: the backend's own, or one for what happened on the way. */
export function toFailure(error: unknown): Failure {
  if (error instanceof ORPCError) {
    const carried = failureSchema.safeParse(error.data);
    if (carried.success) return carried.data;
    const code = error.code === 'BAD_REQUEST' ? 'INPUT_INVALID' : 'INTERNAL';
    return { code, params: {}, detail: `${error.code}: ${error.message}` };
  }
  if (error instanceof Error && error.name === 'AbortError') return { code: 'CANCELLED', params: {} };
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'INTERNAL', params: {}, detail };
}
