import type { CreateProblem } from '../../../contract/create/plan.ts';
import { problem, unsupported } from '../problem.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { pciOption } from './options.ts';

/** Why a function of the host's PCI bus cannot be given to the guest; the first reason is enough. */
export function pciProblems(address: string, field: string, setting: Setting): CreateProblem[] {
  const { facts } = setting;
  const unable = vfioProblem(field, setting);
  if (unable) return [unable];
  const option = pciOption(address, facts.devices);
  if (!option)
    return [problem(field, 'NOT_FOUND', { name: address }, `${facts.host} has no PCI device at ${address}.`)];
  if (option.verdict?.level === 'never' && option.iommuGroup !== undefined) {
    const [reason] = option.verdict.reasons;
    return [
      problem(
        field,
        'DEVICE_NEEDED',
        { host: facts.host, device: option.name, ...(reason && { reason: reason.text }) },
        [reason?.text, reason?.remedy].filter(Boolean).join(' '),
      ),
    ];
  }
  const [user] = option.usedBy;
  if (user !== undefined)
    return [problem(field, 'RESOURCE_BUSY', { path: address, name: user }, `${user} runs with it.`)];
  if (option.iommuGroup === undefined)
    return [
      unsupported(
        field,
        facts,
        `${address} is in no IOMMU group: the host cannot keep it within the guest’s memory. ${iommuRemedy(setting)}`,
      ),
    ];
  return [];
}

/** What every device needs that works in the guest's memory by itself. */
export function vfioProblem(field: string, setting: Setting): CreateProblem | undefined {
  const { facts, offer } = setting;
  if (!traitsOf(setting).emulated)
    return unsupported(field, facts, `${facts.driver} gives no devices of the host to guests.`);
  if (facts.session)
    return unsupported(
      field,
      facts,
      'Guests of your own session get no PCI devices: use the system connection.',
    );
  if (offer.pciBackends.includes('vfio')) return undefined;
  return unsupported(field, facts, `VFIO or the IOMMU is off on the host. ${iommuRemedy(setting)}`);
}

function iommuRemedy({ facts: { memoryVirtualization } }: Setting): string {
  const name = memoryVirtualization.vendor === 'amd' ? 'AMD-Vi (IOMMU)' : 'VT-d';
  const kernel =
    memoryVirtualization.vendor === 'amd' ? '' : ' and add “intel_iommu=on” to the kernel’s command line';
  return `Switch on ${name} in the firmware of the host${kernel}, then restart it.`;
}
