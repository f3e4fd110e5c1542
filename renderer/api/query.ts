import { QueryClient } from '@tanstack/react-query';
import { toFailure } from './failure.ts';

const worthAnotherTry = new Set(['CONNECTION_LOST', 'TIMEOUT']);

/** Answers that are asked for rather than watched. Events make them stale, so focus and time do not. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && worthAnotherTry.has(toFailure(error).code),
      },
    },
  });
}
