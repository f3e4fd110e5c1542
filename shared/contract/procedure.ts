import { oc } from '@orpc/contract';
import { failureSchema } from './failure.ts';

/** Every procedure fails in one way: FAILED, carrying a failure value. */
export const procedure = oc.errors({ FAILED: { data: failureSchema } });
