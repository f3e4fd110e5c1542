import type { PciAddress } from '../../../contract/create/host-device.ts';

/** Where the helper puts the ROM of a card that it has read. */
export const romPath = (address: PciAddress): string => `/var/lib/libvirt/vbios/innkeeper-${address}.rom`;
