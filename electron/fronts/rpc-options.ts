import { ORPCError } from '@orpc/server';
import type { Logger } from '#electron/backend/ports.ts';

/** Security: larger calls are refused unread. The largest rightful one names ten thousand guests, about 1 MB. */
export const maxCallBytes = 4 * 1024 * 1024;

// Node loads the classes of `fetch` when one of them is first named, which holds up everything for some 20 ms:
// better now than in the first call.
Reflect.get(globalThis, 'FormData');

interface Intercepted {
  readonly next: () => Promise<unknown>;
  readonly path: readonly string[];
}

/**
 * Options of both carriers. What a person gets to see of an unexpected error is decided by oRPC, which hides it;
 * here it is logged, by the procedure's name alone, as inputs may hold secrets.
 */
export const rpcOptions = (log: Logger) => ({
  clientInterceptors: [
    async ({ next, path }: Intercepted): Promise<unknown> => {
      try {
        return await next();
      } catch (error) {
        const expected = error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR';
        if (!expected) log.error({ err: error, procedure: path.join('.') }, 'call failed');
        throw error;
      }
    },
  ],
});
