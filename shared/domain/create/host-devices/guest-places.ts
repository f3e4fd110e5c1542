import { ROOT_PORTS } from '../extras/buses.ts';
import { pciParts, slotOf } from './pci-address.ts';

export interface GuestPlace {
  readonly bus: number;
  readonly slot: number;
  readonly function: number;
  readonly multifunction?: true;
}

const LAST_SLOT = 0x1e;

/** Bus and slot of the guest for a card, by its place among those of several functions. */
export type CardPlace = (card: number) => { readonly bus: number; readonly slot: number };

/** In a guest as we make them: from the last ports down, since libvirt fills the first ones itself. */
export const placeInNewGuest =
  (express: boolean): CardPlace =>
  card =>
    express ? { bus: ROOT_PORTS - card, slot: 0 } : { bus: 0, slot: LAST_SLOT - card };

/**
 * Functions of one card stay one card in the guest, as its drivers expect: a slot, and one function after the
 * other. A function alone is placed by libvirt.
 */
export function guestPlaces(addresses: readonly string[], placeOf: CardPlace): Map<string, GuestPlace> {
  const cards = new Map<string, string[]>();
  for (const address of addresses) {
    const slot = slotOf(address);
    cards.set(slot, [...(cards.get(slot) ?? []), address]);
  }
  const places = new Map<string, GuestPlace>();
  const several = [...cards.values()].filter(functions => functions.length > 1);
  for (const [card, functions] of several.entries()) {
    const where = placeOf(card);
    const ordered = functions.toSorted((a, b) => pciParts(a).function - pciParts(b).function);
    for (const [index, address] of ordered.entries())
      places.set(address, { ...where, function: index, ...(index === 0 && { multifunction: true }) });
  }
  return places;
}
