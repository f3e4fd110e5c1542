import type { PciDevice } from '../../contract/devices.ts';
import { pciClassName } from '../host/pci-class.ts';

type Kind = PciDevice['kind'];

const kinds = new Map<number, Kind>([
  [0x01, 'storage'],
  [0x02, 'network'],
  [0x03, 'display'],
  [0x06, 'bridge'],
  [0x0b, 'accelerator'],
  [0x12, 'accelerator'],
]);

/** `code`: 24 bits, as the kernel has them. */
export function pciKind(code: number): Kind {
  const subclass = code >> 8;
  if (subclass === 0x0401 || subclass === 0x0403) return 'audio';
  if (subclass === 0x0c03) return 'usb';
  return kinds.get(code >> 16) ?? 'other';
}

/** What a person calls it: GPU, network card, NVMe drive. */
export function pciWhat(code: number): string {
  return pciClassName(`0x${code.toString(16).padStart(6, '0')}`);
}

export const pciClasses = {
  /** VGA compatible: it can be the firmware's screen. */
  isVga: (code: number) => code >> 8 === 0x0300,
  /** A 3D controller draws, but has no screen of its own. */
  is3d: (code: number) => code >> 8 === 0x0302,
  isBridge: (code: number) => code >> 16 === 0x06,
  /** ISA and LPC: the way to the firmware, the clock and the super I/O. */
  isIsaBridge: (code: number) => code >> 8 === 0x0601,
  isIommu: (code: number) => code >> 8 === 0x0806,
  /** Parts of the chipset that do their work without a driver; SD card readers are counted among them too. */
  isWorkings: (code: number) =>
    (code >> 16 === 0x05 || code >> 16 === 0x08 || code >> 16 === 0x13) && code >> 8 !== 0x0805,
} as const;
