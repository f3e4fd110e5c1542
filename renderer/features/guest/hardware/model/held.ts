import { create } from 'zustand';
import type { ItemId } from '#shared/contract/hardware.ts';
import type { GuestKey } from '#renderer/api/live/guests.ts';

interface Held {
  /** The job that waits until the guest lets go, by guest and device. */
  byGuest: ReadonlyMap<GuestKey, ReadonlyMap<ItemId, string>>;
}

/** Devices that guests were asked to let go of and have not. */
export const useHeldStore = create<Held>(() => ({ byGuest: new Map() }));

const none: ReadonlyMap<ItemId, string> = new Map();

export const useHeld = (guest: GuestKey): ReadonlyMap<ItemId, string> =>
  useHeldStore(({ byGuest }) => byGuest.get(guest) ?? none);

export function markHeld(guest: GuestKey, items: readonly ItemId[], job: string): void {
  useHeldStore.setState(({ byGuest }) => {
    const held = new Map(byGuest.get(guest));
    for (const item of items) held.set(item, job);
    return { byGuest: new Map(byGuest).set(guest, held) };
  });
}

export function forgetHeld(guest: GuestKey, item: ItemId): void {
  useHeldStore.setState(({ byGuest }) => {
    const held = new Map(byGuest.get(guest));
    held.delete(item);
    return { byGuest: new Map(byGuest).set(guest, held) };
  });
}
