import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import { asFailureError } from './failures/to-failure.ts';
import type { CallContext } from './ports.ts';

/**
 * What every area builds its procedures on. Whatever a handler throws leaves as FAILED with a failure of the
 * closed set, so handlers let errors of libvirt and of the system pass, or throw `fail(…)` where they know more.
 */
export const procedures = implement(contract)
  .$context<CallContext>()
  .use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw asFailureError(error);
    }
  });
