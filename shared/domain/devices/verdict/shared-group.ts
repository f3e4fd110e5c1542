import { slotOf } from '../../create/host-devices/pci-address.ts';
import type { PciFacts } from '../facts.ts';
import { shortName } from '../names/short-name.ts';
import type { HostView } from '../host-view.ts';
import { isCardWithSound } from '../switched-cards.ts';
import type { Finding } from './finding.ts';

const list = new Intl.ListFormat('en-GB');

/** Devices of other slots that the IOMMU cannot tell from this one. */
export function sharedGroup(
  device: PciFacts,
  mates: readonly PciFacts[],
  view: HostView,
): Finding | undefined {
  const strangers = mates.filter(
    mate => slotOf(mate.address) !== slotOf(device.address) && !isOneCard(device, mate),
  );
  if (strangers.length === 0) return undefined;
  const behindBridge = [device, ...strangers].some(({ parent, link }) => {
    const above = parent && view.pci(parent);
    return above !== undefined && link === undefined && above.link !== undefined;
  });
  return {
    level: 'risky',
    label: 'Shares a group',
    text: `It goes together with ${list.format(strangers.map(mate => `${shortName(mate)} (${mate.address})`))}: the IOMMU cannot tell them apart.`,
    remedy: `${behindBridge ? 'They share a bus of the older kind; no setting parts them. ' : ''}Put the card into another slot, one of the processor’s own if there is one. The ACS override of patched kernels would part the group on paper alone: the guest could then still reach the other devices’ traffic, and they its memory.`,
  };
}

/** Picture and sound behind a switch of their own are in groups of their own. */
const isOneCard = (device: PciFacts, mate: PciFacts) =>
  device.iommuGroup !== mate.iommuGroup && (isCardWithSound(device, mate) || isCardWithSound(mate, device));
