import type { NicTarget } from '../../../contract/create/nic.ts';
import type { CreateProblem } from '../../../contract/create/plan.ts';
import { pciProblems } from '../host-devices/pci-problems.ts';
import { problem, unsupported } from '../problem.ts';
import type { Setting } from '../topic.ts';

/** Where a card cannot lead, on this host and for this user. */
export function targetProblems(target: NicTarget, field: string, setting: Setting): CreateProblem[] {
  const { facts } = setting;
  switch (target.to) {
    case 'network':
      return networkProblems(target.network, field, setting);
    case 'bridge':
      if (facts.local && !facts.bridges.includes(target.bridge))
        return [
          problem(field, 'NOT_FOUND', { name: target.bridge }, `${facts.host} has no bridge of that name.`),
        ];
      return [];
    case 'direct':
      if (facts.session)
        return [
          unsupported(
            field,
            facts,
            'macvtap needs rights that guests of your own session do not have. Use the system connection.',
          ),
        ];
      if (facts.local && !facts.interfaces.includes(target.device))
        return [
          problem(
            field,
            'NOT_FOUND',
            { name: target.device },
            `${facts.host} has no such interface to put macvtap on.`,
          ),
        ];
      return [];
    case 'user':
      if (target.backend === 'passt' && !facts.userNetworks.includes('passt'))
        return [
          unsupported(
            field,
            facts,
            'passt is not installed on the host, or its libvirt cannot use it (version 9 was the first).',
          ),
        ];
      if (target.backend === 'slirp' && !facts.userNetworks.includes('slirp'))
        return [unsupported(field, facts, 'This QEMU was built without slirp.')];
      return [];
    case 'function':
      return functionProblems(target.address, field, setting);
  }
}

function networkProblems(network: string, field: string, { facts }: Setting): CreateProblem[] {
  if (facts.session && facts.networks === undefined)
    return [unsupported(field, facts, 'Guests of your own session may not join the host’s networks.')];
  const found = facts.networks?.find(({ name }) => name === network);
  if (!found) {
    const fix = { id: 'create-network' as const, label: `Make ${network}` };
    return [problem(field, 'NETWORK_ABSENT', { network }, undefined, fix)];
  }
  if (found.active) return [];
  return [
    problem(field, 'NETWORK_INACTIVE', { network }, undefined, {
      id: 'start-network',
      label: `Start ${network}`,
    }),
  ];
}

function functionProblems(address: string, field: string, setting: Setting): CreateProblem[] {
  const device = setting.facts.devices.find(each => each.kind === 'pci' && each.address === address);
  if (device?.kind === 'pci' && device.functionOf === undefined)
    return [
      unsupported(
        field,
        setting.facts,
        `${address} (${device.name}) is no virtual function. A whole card is given under host devices.`,
      ),
    ];
  return pciProblems(address, field, setting);
}
