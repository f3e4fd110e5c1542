import type { FunctionPool, PhysicalFunction, VirtualFunction } from '#shared/contract/sriov.ts';

/** Where a guest gets its function from. */
export type GiveFrom =
  | { readonly device: PhysicalFunction; readonly function: VirtualFunction }
  | { readonly pool: FunctionPool };

/** Which dialog is open. */
export type Asked =
  | { readonly what: 'count'; readonly device: PhysicalFunction }
  | { readonly what: 'pool'; readonly device: PhysicalFunction }
  | { readonly what: 'give'; readonly from: GiveFrom };
