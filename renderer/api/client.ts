import { createORPCClient, type ClientLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '#shared/contract/contract.ts';

export type Api = ContractRouterClient<typeof contract>;
// oRPC calls its per-call context "ClientContext"; ours is empty.
type Link = ClientLink<Record<never, never>>;

let current: Link | undefined;

/** Names the way to the backend. Called once at start, before anything asks. */
export function connectApi(link: Link): void {
  current = link;
}

/** The backend, as the contract describes it. Every failure is thrown; `toFailure` reads it. */
export const api: Api = createORPCClient<Api>({
  call(path, input, options) {
    if (current === undefined) throw new Error('The way to the backend was not set up before its first use.');
    return current.call(path, input, options);
  },
});
