import type { DeviceUse } from '../../../contract/devices.ts';
import type { DeviceFacts, PciFacts } from '../facts.ts';

/** What a running system has to have mounted: without one of these it stops, or does not start again. */
const needed = /^\/($|boot(\/|$)|efi$|usr$|var(\/(lib|log))?$|etc$|nix(\/store)?$|sysroot$|ostree$)/;

/** Disks below the device with a file system or swap area of theirs in use. */
export function diskUse(device: PciFacts, facts: DeviceFacts): DeviceUse | undefined {
  const below = disksOf(device, facts);
  const inUse = facts.storage.filter(({ disks }) => disks.some(disk => below.has(disk)));
  if (inUse.length === 0) return undefined;
  return {
    by: 'disk',
    disks: [...new Set(inUse.flatMap(({ disks }) => disks.filter(disk => below.has(disk))))],
    targets: [...new Set(inUse.map(({ what, target }) => (what === 'swap' ? 'swap' : target)))],
    root: inUse.some(({ what, target }) => what === 'mount' && needed.test(target)),
  };
}

/** Those on its USB sockets too. */
export function disksOf({ address, blocks }: PciFacts, { usb }: DeviceFacts): Set<string> {
  const plugged = usb.filter(({ controller }) => controller === address);
  return new Set([...blocks, ...plugged.flatMap(each => each.blocks)]);
}
