import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { PciDevice } from '#shared/contract/devices.ts';
import type { GivenDevice } from '#shared/contract/passthrough.ts';

/** The whole unit as the map has it, as long as there is no guest that a plan could be asked for. */
export function unitOf(address: PciAddress, known: ReadonlyMap<string, PciDevice>): readonly GivenDevice[] {
  const asked = known.get(address);
  if (asked === undefined) return [];
  return asked.together.flatMap(each => {
    const device = known.get(each);
    if (device === undefined) return [];
    const { name, what, ids, driver, node, verdict } = device;
    const slot = sameSlot(each, address);
    return {
      address: each,
      name,
      what,
      ids,
      verdict,
      ...(driver !== undefined && { driver }),
      ...(node !== undefined && { node }),
      ...(each !== address && { because: slot ? ('slot' as const) : ('group' as const) }),
    };
  });
}

const sameSlot = (a: PciAddress, b: PciAddress) => a.split('.')[0] === b.split('.')[0];
