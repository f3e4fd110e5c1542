import type { Devices } from '../../../libvirt-xml/devices/devices.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';

/** About half are used at start; libvirt adds more when they are, but none to plug into later. */
export const ROOT_PORTS = 14;
/** The most it can have. */
const USB_PORTS = 15;

/** Ports to plug devices into while the guest runs: PCI Express has none beyond those in the document. */
export function writeBuses(devices: Devices, setting: Setting): void {
  const { emulated, express } = traitsOf(setting);
  if (!emulated || !express) return;
  devices.controllers.add({ type: 'usb', model: 'qemu-xhci', ports: USB_PORTS });
  devices.controllers.add({ type: 'pci', index: 0, model: 'pcie-root' });
  for (let index = 1; index <= ROOT_PORTS; index += 1)
    devices.controllers.add({ type: 'pci', index, model: 'pcie-root-port' });
}
