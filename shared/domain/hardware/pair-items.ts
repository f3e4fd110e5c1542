import type { ItemId } from '../../contract/hardware.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { DOMAIN_ITEM, type Item, itemOf, itemsOf, placeOf } from './item-id.ts';

/** A device as the running guest has it and as it is going to be. One of the two is there. */
export interface ItemPair {
  /** That of the lasting document, where it is in both under two. */
  readonly id: ItemId;
  readonly element: string;
  readonly live?: Item;
  readonly next?: Item;
}

/**
 * Brings the devices of two documents together: by id, then by their place on the bus (a network card whose MAC
 * changed is still that card), then, where nothing but places differ, in order. Those of the lasting document first, in
 * its order, then those that only the running guest has.
 */
export function pairItems(live: Domain | undefined, next: Domain | undefined): ItemPair[] {
  const before = live ? itemsOf(live) : [];
  const after = next ? itemsOf(next) : [];
  const liveOf = new Map<Item, Item>();
  const free = new Set(before);
  for (const same of [sameId, samePlace, sameButPlace]) {
    for (const item of after) {
      if (liveOf.has(item)) continue;
      const found = [...free].find(other => other.element === item.element && same(item, other));
      if (!found) continue;
      liveOf.set(item, found);
      free.delete(found);
    }
  }
  return [
    ...after.map(item => {
      const found = liveOf.get(item);
      return { id: item.id, element: item.element, next: item, ...(found && { live: found }) };
    }),
    ...[...free].map(item => ({ id: item.id, element: item.element, live: item })),
  ];
}

/** The pair of an id of either document; of the guest itself too. */
export function pairOf(live: Domain | undefined, next: Domain | undefined, id: ItemId): ItemPair | undefined {
  if (id === DOMAIN_ITEM) {
    const [liveItem, nextItem] = [live && itemOf(live, id), next && itemOf(next, id)];
    return {
      id,
      element: 'domain',
      ...(liveItem && { live: liveItem }),
      ...(nextItem && { next: nextItem }),
    };
  }
  const pairs = pairItems(live, next);
  return pairs.find(pair => pair.id === id) ?? pairs.find(pair => pair.live?.id === id);
}

const sameId = (one: Item, other: Item) => one.id === other.id;

const samePlace = (one: Item, other: Item) => {
  const place = placeOf(one.node)?.join(':');
  return place !== undefined && place === placeOf(other.node)?.join(':');
};

/** Devices that nothing but their place names: what is plugged in live may get another one in the lasting document. */
const sameButPlace = (one: Item, other: Item) => withoutPlace(one) === withoutPlace(other);

function withoutPlace({ id, node }: Item): string {
  const place = placeOf(node)?.join(':');
  const bare = id.replace(/#\d+$/, '');
  return place !== undefined && bare.endsWith(`:${place}`) ? bare.slice(0, -place.length - 1) : id;
}
