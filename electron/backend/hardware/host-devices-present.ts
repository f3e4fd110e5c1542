import type { Failure } from '#shared/contract/failure.ts';
import { pciAddress } from '#shared/domain/guests/claims.ts';
import type { HostDevice } from '#shared/domain/host/host-devices.ts';
import { itemsOf, type Item } from '#shared/domain/hardware/item-id.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { hostdev } from '#shared/libvirt-xml/devices/hostdev.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { HostCache } from '../create/host-cache.ts';
import type { LiveConnection } from '../ports.ts';

/** Devices of the host that a document newly hands to its guest, and the host does not have. */
export async function absentDevices(
  hosts: HostCache,
  link: LiveConnection,
  before: string,
  after: string,
): Promise<{ item: string; failure: Failure }[]> {
  const had = new Set(hostDevicesOf(before).map(({ id }) => id));
  const added = hostDevicesOf(after).filter(({ id }) => !had.has(id));
  if (added.length === 0) return [];
  const present = await hosts.of(link).devices.get();
  return added.flatMap(item => {
    const name = missingName(item, present);
    if (name === undefined) return [];
    return [
      {
        item: item.id,
        failure: { code: 'DEVICE_ABSENT' as const, params: { device: name, host: link.label } },
      },
    ];
  });
}

function hostDevicesOf(xml: string): Item[] {
  return itemsOf(domain.of(parseDocument(xml).root)).filter(({ element }) => element === 'hostdev');
}

/** How to call a device that is not among those present; undefined for one that is, or cannot be looked for. */
function missingName({ node }: Item, present: readonly HostDevice[]): string | undefined {
  const { type, sourceAddress, vendor, product, startupPolicy } = hostdev.of(node);
  // A guest may start without such a one.
  if (startupPolicy === 'optional') return undefined;
  switch (type) {
    case 'pci': {
      const { domain: segment = 0, bus = 0, slot = 0, function: fn = 0 } = sourceAddress;
      const address = pciAddress(Number(segment), Number(bus), Number(slot), Number(fn));
      return present.some(device => device.kind === 'pci' && device.address === address)
        ? undefined
        : address;
    }
    case 'usb': {
      if (typeof vendor !== 'number' || typeof product !== 'number') return undefined;
      const id = [vendor, product].map(each => each.toString(16).padStart(4, '0'));
      const found = present.some(
        device => device.kind === 'usb' && device.vendor === id[0] && device.product === id[1],
      );
      return found ? undefined : id.join(':');
    }
    case 'mdev': {
      const { uuid } = sourceAddress;
      const found = present.some(device => device.kind === 'mediated' && device.uuid === uuid);
      return found || uuid === undefined ? undefined : uuid;
    }
    default:
      return undefined;
  }
}
