import { checker, type DoctorRule } from '../check.ts';
import { iommuMaker } from '../iommu-maker.ts';
import { kernelArguments } from '../kernel-arguments.ts';

const { ok, problem, unknown } = checker('iommu-kernel');
const WHERE = '/sys/kernel/iommu_groups, /proc/cmdline';

/** Words that turn it off; Documentation/admin-guide/kernel-parameters.txt. */
const isOff = (word: string) => /^(intel_iommu|amd_iommu|iommu)=(\S*,)?(off|noforce)\b/.test(word);
const concerns = (word: string) => /^(intel_iommu|amd_iommu|iommu)([=.]|$)/.test(word);

export const iommuKernel: DoctorRule = facts => {
  const { devices, map } = facts;
  const words = devices.boot.arguments.filter(concerns);
  if (map.iommu.on)
    return ok(
      `On: ${map.iommu.groups} ${map.iommu.groups === 1 ? 'group' : 'groups'}${words.length > 0 ? `, with ${words.join(' ')}` : ''}.`,
      WHERE,
    );
  const off = words.filter(isOff);
  const maker = iommuMaker(facts);
  const add =
    maker === 'intel' && !words.includes('intel_iommu=on') ? ['intel_iommu=on', 'iommu=pt'] : ['iommu=pt'];
  if (off.length > 0)
    return problem(
      `Turned off by the kernel’s command line: ${off.join(' ')}.`,
      WHERE,
      kernelArguments(devices.boot, 'Turn the IOMMU on', { add, remove: off }),
    );
  if (devices.iommu.table === undefined)
    return unknown('Off; the kernel has none to use until the firmware shows one.', WHERE);
  if (maker === 'intel' && !words.includes('intel_iommu=on'))
    return problem(
      'Off: the firmware has it, but this kernel leaves VT-d off unless told.',
      WHERE,
      kernelArguments(devices.boot, 'Turn the IOMMU on', { add }),
    );
  return problem(
    `Off, although the firmware describes one${words.length > 0 ? ` and the kernel was told ${words.join(' ')}` : ''}: it was not taken up. The kernel’s log says why (“dmesg | grep -e DMAR -e AMD-Vi”).`,
    WHERE,
  );
};
