import { slotOf } from '../../create/host-devices/pci-address.ts';
import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';
import { kernelArguments } from '../kernel-arguments.ts';

const { ok, advice, unknown } = checker('groups');
const WHERE = '/sys/kernel/iommu_groups';
const list = new Intl.ListFormat('en-GB');

export const groups: DoctorRule = ({ map, devices: { boot } }) => {
  if (!map.iommu.on) return unknown('There are none while the IOMMU is off.', WHERE);
  const override = boot.arguments.filter(word => word.startsWith('pcie_acs_override'));
  if (override.length > 0)
    return advice(
      `The kernel was told to invent groups (${override.join(' ')}): devices that it shows apart may reach each other’s guests all the same.`,
      `${WHERE}, /proc/cmdline`,
      kernelArguments(boot, 'Show the groups as they are', { remove: override }),
    );
  const groupOf = new Map(map.pci.map(({ address, group }) => [address, group]));
  const sharing = map.pci.filter(
    ({ address, group, verdict, together }) =>
      verdict.level !== 'stays' &&
      together.some(mate => slotOf(mate) !== slotOf(address) && groupOf.get(mate) === group),
  );
  if (sharing.length === 0) return ok(`${map.iommu.groups} groups; every card has its own.`, WHERE);
  return advice(
    `${map.iommu.groups} groups. Not alone in theirs: ${list.format(sharing.slice(0, 6).map(({ name, address }) => `${name} (${address})`))}${sharing.length > 6 ? ' and more' : ''}.`,
    WHERE,
    remedy.hand(
      'Put the card you want to give away into another slot, one of the processor’s own if there is one; the board’s manual has a picture.',
    ),
  );
};
