import type { Failure } from '../../contract/failure.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { addDevice } from './add-device.ts';
import { asDefined } from './noise.ts';
import type { ItemPair } from './pair-items.ts';
import { removeDevice } from './remove-device.ts';
import { valueOf } from './values.ts';
import { waitingOf } from './waiting.ts';
import { writeValue } from './write-value.ts';

/**
 * Gives the lasting document what the running guest has: single properties, or everything that waits of a device, which
 * may be that it comes or goes.
 */
export function revertItem(
  guest: Domain,
  pair: ItemPair,
  properties: readonly string[] | undefined,
): { property?: string; failure: Failure }[] {
  const { live, next } = pair;
  if (!live) return next ? removeDevice(guest, next) : [];
  if (!next) return putBack(guest, pair, live);
  const wanted = properties ?? waitingOf(pair).flatMap(({ property }) => property ?? []);
  return wanted.flatMap(property => {
    const reason = writeValue(next, property, valueOf(live, property));
    if (reason === undefined) return [];
    const failure: Failure = { code: 'INPUT_INVALID', params: { field: property, reason } };
    return [{ property, failure }];
  });
}

function putBack(guest: Domain, { element }: ItemPair, live: NonNullable<ItemPair['live']>) {
  const added = addDevice(guest, element, element === 'disk' ? { target: '' } : {});
  const place = (guest.devices.element?.elements(element) ?? []).at(-1);
  if (added.problems.length > 0 || !place?.parent) return [...added.problems];
  const copy = asDefined(live);
  place.parent.children[place.parent.children.indexOf(place)] = copy;
  copy.parent = place.parent;
  return [];
}
