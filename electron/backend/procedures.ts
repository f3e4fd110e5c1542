import { type ImplementerInternalWithMiddlewares, implement } from '@orpc/server';
import { type Contract, contract } from '#shared/contract/contract.ts';
import { asFailureError } from './failures/to-failure.ts';
import type { CallContext } from './ports.ts';

/** Spelt out: inferred, it is longer than what TypeScript writes into a declaration. */
type Procedures = ImplementerInternalWithMiddlewares<Contract, CallContext, CallContext>;

/**
 * What every area builds its procedures on. Whatever a handler throws leaves as FAILED with a failure of the
 * closed set, so handlers let errors of libvirt and of the system pass, or throw `fail(…)` where they know more.
 */
export const procedures: Procedures = implement(contract)
  .$context<CallContext>()
  .use<Record<never, never>>(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw asFailureError(error);
    }
  });
