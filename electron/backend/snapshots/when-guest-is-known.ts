import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import type { AreaDeps } from '../ports.ts';

const PATIENCE_MS = 20_000;

/** Right after the start the list is still being filled: waits for the guest. Throws NOT_FOUND without one. */
export async function whenGuestIsKnown({ guests }: Pick<AreaDeps, 'guests'>, ref: GuestRef): Promise<Guest> {
  const known = guests.get(ref);
  if (known) return known;
  const patience = AbortSignal.timeout(PATIENCE_MS);
  await guests.until(ref, found => found !== undefined, patience).catch(() => undefined);
  return guests.require(ref);
}
