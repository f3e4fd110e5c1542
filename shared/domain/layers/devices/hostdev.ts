import { hostdev as hostdevView, type Hostdev } from '../../../libvirt-xml/devices/hostdev.ts';
import { pciAddress } from '../../guests/claims.ts';
import type { DeviceRule } from '../rule.ts';

const whole = 'The guest’s driver talks to the device itself; memory goes through the host’s IOMMU.';

export const hostdevLayer: DeviceRule = ({ node }, { virtualFunctions }) => {
  const device = hostdevView.of(node);
  switch (device.type) {
    case 'pci': {
      const address = pciAddressOf(device);
      const label = `PCI ${address ?? 'device'}`;
      return address !== undefined && virtualFunctions.has(address)
        ? { label, path: 'virtual-function', how: 'A virtual function, through VFIO', why: whole }
        : { label, path: 'passed-through', how: 'Passed through whole, by VFIO', why: whole };
    }
    case 'mdev':
      return {
        label: 'Mediated device',
        path: 'mediated',
        how: 'A slice of a device, by its driver on the host',
        why: 'The guest’s driver talks to the device; the host’s driver keeps the slices apart.',
      };
    case 'usb':
      return {
        label: 'USB device',
        path: 'passed-through',
        how: 'Passed through, its requests by QEMU',
        why: 'For whole speed, pass the USB controller through as a PCI device.',
      };
    case 'scsi_host':
      return { label: 'SCSI host', path: 'vhost', how: 'virtio-scsi, vhost in the host’s kernel' };
    case 'scsi':
      return { label: 'SCSI device', path: 'passed-through', how: 'SCSI commands reach the host’s device' };
    default:
      return { label: 'Host device', path: 'container', how: 'The host’s own device' };
  }
};

function pciAddressOf({ sourceAddress }: Hostdev): string | undefined {
  const { domain = 0, bus, slot, function: fn } = sourceAddress;
  const parts = [domain, bus, slot, fn];
  return parts.every(part => typeof part === 'number')
    ? pciAddress(...(parts as [number, number, number, number]))
    : undefined;
}
