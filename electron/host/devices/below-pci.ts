import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { DisplayFacts, PciFacts } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { readBlocks } from './blocks.ts';
import { displaysOf } from './displays.ts';
import { type Member, members, pciAbove } from './sysfs-path.ts';

type Below = Pick<PciFacts, 'nets' | 'blocks' | 'displays' | 'usbBuses' | 'sounds' | 'physicalSlot'>;

/** What the classes of the kernel have, by the PCI device it hangs on, however far below. */
export async function readBelowPci(tree: HostTree): Promise<(address: PciAddress) => Below> {
  const [nets, blocks, drm, sounds, usb, slots] = await Promise.all([
    members(tree, 'sys/class/net'),
    readBlocks(tree),
    members(tree, 'sys/class/drm'),
    members(tree, 'sys/class/sound'),
    members(tree, 'sys/bus/usb/devices'),
    readSlots(tree),
  ]);
  const at = {
    nets: byAddress(nets),
    blocks: byAddress(blocks),
    drm: byAddress(drm),
    sounds: byAddress(sounds.filter(({ name }) => /^card\d+$/.test(name))),
    buses: byAddress(usb.filter(({ name }) => /^usb\d+$/.test(name))),
  };
  const displays = new Map<PciAddress, DisplayFacts[]>();
  for (const [address, found] of at.drm) displays.set(address, await displaysOf(tree, found));
  const names = (found: Map<PciAddress, Member[]>, address: PciAddress) =>
    (found.get(address) ?? []).map(({ name }) => name);
  return address => {
    const slot = slots.get(address.slice(0, address.indexOf('.')));
    return {
      nets: names(at.nets, address),
      blocks: names(at.blocks, address),
      displays: displays.get(address) ?? [],
      usbBuses: names(at.buses, address).map(name => Number(name.slice('usb'.length))),
      sounds: names(at.sounds, address),
      ...(slot !== undefined && { physicalSlot: slot }),
    };
  };
}

function byAddress(found: readonly Member[]): Map<PciAddress, Member[]> {
  const grouped = new Map<PciAddress, Member[]>();
  for (const member of found) {
    const address = pciAbove(member.path);
    if (address) grouped.set(address, [...(grouped.get(address) ?? []), member]);
  }
  return grouped;
}

/** By domain:bus:device: a slot holds all functions. */
async function readSlots(tree: HostTree): Promise<Map<string, string>> {
  const names = await tree.names('sys/bus/pci/slots');
  const slots = await Promise.all(
    names.map(async name => [(await tree.text(`sys/bus/pci/slots/${name}/address`)) ?? '', name] as const),
  );
  return new Map(slots);
}
