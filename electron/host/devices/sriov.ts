import type { SriovFacts } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { parseSwitch } from '../switch.ts';
import { isPciAddress, linkName, toHex, toNumber, told } from './sysfs-path.ts';

/** Documentation/ABI/testing/sysfs-bus-pci, sriov_*; `names` are those in the device's folder. */
export async function readSriov(
  tree: HostTree,
  folder: string,
  names: readonly string[],
): Promise<SriovFacts | undefined> {
  if (!names.includes('sriov_totalvfs')) return undefined;
  const text = (file: string) => tree.text(`${folder}/sriov_${file}`);
  const links = names
    .flatMap(name => /^virtfn(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
  const [total, current, autoprobe, device, ...functions] = await Promise.all([
    text('totalvfs'),
    text('numvfs'),
    text('drivers_autoprobe'),
    text('vf_device'),
    ...links.map(number => linkName(tree, `${folder}/virtfn${number}`)),
  ]);
  return {
    total: toNumber(total) ?? 0,
    current: toNumber(current) ?? 0,
    ...told({ autoprobe: parseSwitch(autoprobe), functionDevice: toHex(device) }),
    functions: functions.filter(name => name !== undefined).filter(isPciAddress),
  };
}
