import type { HardwareEdit } from '../../../contract/hardware.ts';
import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import { itemsOf } from '../../hardware/item-id.ts';

interface CardPlaces {
  /** Where the next card of several functions goes. */
  readonly next: () => { readonly bus: number; readonly slot: number };
  /** The ports that had to be added for those so far. */
  readonly ports: () => HardwareEdit[];
}

const FIRST_SLOT = 2;
const LAST_SLOT = 0x1e;

/**
 * Free places for cards whose place has to be said: the last free port, so that libvirt's own choice, from the first on,
 * is not in the way; else a new one. Without PCI Express slots of the one bus, from the last down.
 */
export function freeCardPlaces(document: Domain, express: boolean): CardPlaces {
  const taken = new Set(
    itemsOf(document).flatMap(({ node }) => {
      const address = node.child('address');
      if (address?.attr('type') !== 'pci') return [];
      return [`${Number(address.attr('bus') ?? 0)}:${express ? 0 : Number(address.attr('slot') ?? 0)}`];
    }),
  );
  const controllers = document.devices.controllers.items.filter(({ type }) => type === 'pci');
  const ports = controllers
    .filter(({ model }) => model === 'pcie-root-port')
    .map(({ index }) => Number(index ?? 0))
    .toSorted((a, b) => b - a);
  let last = Math.max(0, ...controllers.map(({ index }) => Number(index ?? 0)));
  const added: HardwareEdit[] = [];
  const take = (bus: number, slot: number) => {
    taken.add(`${bus}:${express ? 0 : slot}`);
    return { bus, slot };
  };
  return {
    next: () => {
      if (!express) {
        for (let slot = LAST_SLOT; slot > FIRST_SLOT; slot -= 1)
          if (!taken.has(`0:${slot}`)) return take(0, slot);
        return take(0, FIRST_SLOT);
      }
      const free = ports.find(index => !taken.has(`${index}:0`));
      if (free !== undefined) return take(free, 0);
      last += 1;
      added.push({
        op: 'add',
        element: 'controller',
        values: { type: 'pci', index: last, model: 'pcie-root-port' },
      });
      return take(last, 0);
    },
    ports: () => added,
  };
}
