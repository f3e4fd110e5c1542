import type { GuestHostDevice } from '../../../contract/create/host-device.ts';
import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import type { HostDevicesPart } from './host-devices.ts';
import { guestPlaces, placeInNewGuest } from './guest-places.ts';
import { mediatedOption } from './options.ts';
import { pciParts } from './pci-address.ts';

export function writeHostDevices(
  { devices }: Domain,
  { hostDevices }: HostDevicesPart,
  setting: Setting,
): void {
  const { pci, express } = traitsOf(setting);
  const addresses = hostDevices.flatMap(device => (device.kind === 'pci' ? [device.address as string] : []));
  const places = pci ? guestPlaces(addresses, placeInNewGuest(express)) : new Map();
  for (const device of hostDevices) {
    const hostdev = devices.hostdevs.add({ mode: 'subsystem', type: typeOf(device) });
    if (device.kind === 'pci') {
      hostdev.managed = true;
      Object.assign(hostdev.sourceAddress, pciParts(device.address));
      const place = places.get(device.address);
      if (place) Object.assign(hostdev.address, { type: 'pci', domain: 0, ...place });
    }
    if (device.kind === 'usb') {
      hostdev.managed = true;
      hostdev.vendor = Number.parseInt(device.vendor, 16);
      hostdev.product = Number.parseInt(device.product, 16);
      if (device.bus === undefined) hostdev.startupPolicy = 'optional';
      else Object.assign(hostdev.sourceAddress, { bus: device.bus, device: device.device });
    }
    if (device.kind === 'mediated') {
      hostdev.model = mediatedModel(device.uuid, setting);
      hostdev.sourceAddress.uuid = device.uuid.toLowerCase();
    }
  }
}

function typeOf({ kind }: GuestHostDevice) {
  return kind === 'mediated' ? 'mdev' : kind;
}

/** Mediated devices of mainframes are channels (CCW) or crypto cards (AP). */
function mediatedModel(uuid: string, { facts, offer }: Setting): string {
  if (offer.arch !== 's390x') return 'vfio-pci';
  return mediatedOption(uuid, facts.devices)?.parent.startsWith('css') ? 'vfio-ccw' : 'vfio-ap';
}
