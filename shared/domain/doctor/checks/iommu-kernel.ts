import { iommuArguments } from '../../host/iommu-arguments.ts';
import { checker, type DoctorRule } from '../check.ts';
import { iommuMaker } from '../iommu-maker.ts';
import { kernelArguments } from '../kernel-arguments.ts';

const { ok, problem, unknown } = checker('iommu-kernel');
const WHERE = '/sys/kernel/iommu_groups, /proc/cmdline';

const concerns = (word: string) => /^(intel_iommu|amd_iommu|iommu)([=.]|$)/.test(word);

export const iommuKernel: DoctorRule = facts => {
  const { devices, map } = facts;
  const words = devices.boot.arguments.filter(concerns);
  if (map.iommu.on)
    return ok(
      `On: ${map.iommu.groups} ${map.iommu.groups === 1 ? 'group' : 'groups'}${words.length > 0 ? `, with ${words.join(' ')}` : ''}.`,
      WHERE,
    );
  const intel = iommuMaker(facts) === 'intel';
  const change = iommuArguments(words, intel);
  const turnOn = () => kernelArguments(devices.boot, 'Turn the IOMMU on', change);
  if (change.remove.length > 0)
    return problem(`Turned off by the kernel’s command line: ${change.remove.join(' ')}.`, WHERE, turnOn());
  if (devices.iommu.table === undefined)
    return unknown('Off; the kernel has none to use until the firmware shows one.', WHERE);
  if (intel && !words.includes('intel_iommu=on'))
    return problem('Off: the firmware has it, but this kernel leaves VT-d off unless told.', WHERE, turnOn());
  return problem(
    `Off, although the firmware describes one${words.length > 0 ? ` and the kernel was told ${words.join(' ')}` : ''}: it was not taken up. The kernel’s log says why (“dmesg | grep -e DMAR -e AMD-Vi”).`,
    WHERE,
  );
};
