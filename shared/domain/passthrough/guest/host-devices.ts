import type { HardwareEdit } from '../../../contract/hardware.ts';
import type { PciDevice } from '../../../contract/devices.ts';
import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import { guestPlaces } from '../../create/host-devices/guest-places.ts';
import { pciParts } from '../../create/host-devices/pci-address.ts';
import { namedAlias } from '../../device-names/alias.ts';
import { pciAddress } from '../../guests/claims.ts';
import { itemsOf } from '../../hardware/item-id.ts';
import { romPath } from '../host/rom-path.ts';
import { romDevice } from '../host/card-steps.ts';
import type { Decided } from '../setting.ts';
import type { GuestChange, GuestTopic } from './change.ts';
import { freeCardPlaces } from './card-places.ts';
import { isExpress } from './machine.ts';

/** Every function, those of one card in one slot of the guest, as its drivers expect. */
export const hostDevices: GuestTopic = (decided, document) => {
  const present = new Map(
    document.devices.hostdevs.items.flatMap(({ type, sourceAddress }, index) => {
      const { domain = 0, bus = 0, slot = 0, function: fn = 0 } = sourceAddress;
      if (type !== 'pci') return [];
      return [[pciAddress(Number(domain), Number(bus), Number(slot), Number(fn)), index] as const];
    }),
  );
  const fresh = decided.devices.filter(({ address }) => !present.has(address));
  const kept = decided.devices.filter(({ address }) => present.has(address));
  const cards = freeCardPlaces(document, isExpress(document));
  const places = guestPlaces(
    fresh.map(({ address }) => address),
    cards.next,
  );
  const added = fresh.map((device): GuestChange => {
    const place = places.get(device.address);
    return {
      text: `It gets ${device.name} (${device.address})${place ? `, function ${place.function} of its card` : ''}.`,
      why: managed(decided)
        ? 'libvirt takes it from the host when the guest starts.'
        : 'It waits for guests from the host’s start on; when it does not, the guest refuses to start rather than take it from a driver.',
      edits: [{ op: 'add', element: 'hostdev', values: valuesOf(decided, device, place) }],
    };
  });
  const ports = cards.ports();
  return [
    ...(ports.length > 0
      ? [
          {
            text: `It gets ${ports.length === 1 ? 'a PCI Express port' : `${ports.length} PCI Express ports`} for them.`,
            why: 'A card of several functions needs a port of its own.',
            edits: ports,
          },
        ]
      : []),
    ...added,
    ...kept.flatMap(device => rebound(decided, document, device)),
  ];
};

const managed = ({ way }: Decided) => way !== 'boot';

function valuesOf(decided: Decided, device: PciDevice, place: object | undefined) {
  const { domain, bus, slot, function: fn } = pciParts(device.address);
  const rom = romOf(decided, device);
  return {
    mode: 'subsystem',
    type: 'pci',
    managed: managed(decided),
    'sourceAddress.domain': domain,
    'sourceAddress.bus': bus,
    'sourceAddress.slot': slot,
    'sourceAddress.function': fn,
    ...(rom !== undefined && { romFile: rom }),
    ...(device.mapping !== undefined && { alias: namedAlias(device.mapping, fn) }),
    ...(place && {
      'address.type': 'pci',
      'address.domain': 0,
      ...Object.fromEntries(Object.entries(place).map(([key, value]) => [`address.${key}`, value])),
    }),
  };
}

function romOf({ choices: { rom }, devices }: Decided, device: PciDevice): string | undefined {
  if (romDevice(devices)?.address !== device.address) return undefined;
  if (rom.from === 'dump') return romPath(device.address);
  return rom.from === 'file' ? rom.path : undefined;
}

/** One that the guest has already is only handed over in the way that was chosen. */
function rebound(decided: Decided, document: Domain, device: PciDevice): GuestChange[] {
  const wanted = managed(decided);
  const parts = pciParts(device.address);
  const item = itemsOf(document).find(({ element, node }) => {
    const source = node.child('source')?.child('address');
    return (
      element === 'hostdev' &&
      node.attr('type') === 'pci' &&
      (['domain', 'bus', 'slot', 'function'] as const).every(
        name => Number(source?.attr(name) ?? 0) === parts[name],
      )
    );
  });
  if (!item || (item.node.attr('managed') === 'yes') === wanted) return [];
  const edit: HardwareEdit = { op: 'set', item: item.id, values: { managed: wanted } };
  return [
    {
      text: `${device.name} (${device.address}), which it has already, is ${wanted ? 'taken and given back by libvirt' : 'expected to wait for it'}.`,
      why: 'That is the way that was chosen.',
      edits: [edit],
    },
  ];
}
