import { type PciAddress, pciAddressSchema } from '../../../contract/create/host-device.ts';
import type { DeviceFacts, NetUse, PciFacts } from '../facts.ts';

export const at = (text: string): PciAddress => pciAddressSchema.parse(text);

/** One PCI device of a host that tests invent; `text` is its address. */
export function pci(text: string, code: number, more: Partial<PciFacts> = {}): PciFacts {
  return {
    address: at(text),
    class: code,
    vendor: 0x8086,
    device: 0x1234,
    modules: [],
    rom: false,
    nets: [],
    blocks: [],
    displays: [],
    usbBuses: [],
    sounds: [],
    mediatedTypes: [],
    ...more,
  };
}

/** As on a host whose IOMMU is off. */
export function withoutGroup(device: PciFacts): PciFacts {
  const { iommuGroup: group, ...rest } = device;
  return group === undefined ? device : rest;
}

export function net(name: string, more: Partial<NetUse> = {}): NetUse {
  return { name, defaultRoute: false, up: true, carrier: true, over: [], ...more };
}

/** A host on which nothing is wrong, with an IOMMU that is on. */
export function host(more: Partial<DeviceFacts> = {}): DeviceFacts {
  return {
    pci: [],
    mediated: [],
    usb: [],
    storage: [],
    nets: [],
    framebuffers: [],
    iommu: { units: ['dmar0'], groups: new Map(), table: 'DMAR', interruptRemapping: true },
    vfio: { vfioPci: 'available', ids: [] },
    boot: {
      arguments: ['quiet'],
      efi: true,
      loader: 'grub',
      loaderSeen: ['/etc/default/grub'],
      initramfs: 'initramfs-tools',
      kernel: '6.1.0-18-amd64',
    },
    hugePages: [],
    kvm: [],
    ...more,
  };
}
