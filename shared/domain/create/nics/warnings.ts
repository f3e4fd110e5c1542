import type { CreateWarning } from '../../../contract/create/plan.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { forwardWarnings } from './forwards.ts';
import type { NicsEarlier, NicsPart, PlannedNic } from './part.ts';
import { throughArguments } from './slirp.ts';

export function nicsWarnings({ nics }: NicsPart, setting: Setting, { cpu }: NicsEarlier): CreateWarning[] {
  return [
    ...nics.flatMap((nic, index) => [
      ...targetWarnings(nic, `nics.${index}.target`, setting),
      ...cardWarnings(nic, `nics.${index}`, setting, cpu.cpu.maximum),
    ]),
    ...forwardWarnings(nics),
  ];
}

function targetWarnings(nic: PlannedNic, field: string, { facts }: Setting): CreateWarning[] {
  const { target } = nic;
  const unseen = (what: string): CreateWarning => ({
    field,
    text: `${facts.host} does not show a ${what} of that name.`,
    why: 'On a far host only what libvirt was told of can be seen. If it is missing, the guest does not start.',
  });
  switch (target.to) {
    case 'bridge':
      return [
        ...(facts.local || facts.bridges.includes(target.bridge) ? [] : [unseen('bridge')]),
        ...(facts.session
          ? [
              {
                field,
                text: 'A guest of your own session joins a bridge only where root allowed it.',
                why: 'QEMU’s bridge helper looks into /etc/qemu/bridge.conf on the host.',
                remedy: `As root, add “allow ${target.bridge}” to that file.`,
              },
            ]
          : []),
      ];
    case 'direct':
      return [
        ...(facts.local || facts.interfaces.includes(target.device) ? [] : [unseen('network interface')]),
        {
          field,
          text: 'The host itself and this guest cannot reach each other over this card.',
          why: 'macvtap hands packets straight to the wire; they do not turn round there.',
          remedy: 'Use a bridge, or give the guest a second card on a network of libvirt’s.',
        },
      ];
    case 'user':
      if (!throughArguments(nic)) return [];
      return [
        {
          field,
          text: 'libvirt does not know of this card.',
          why: 'Its ports are forwarded by slirp, which only QEMU’s own arguments can tell to. The guest counts as tainted, and the card cannot be changed while it runs.',
          remedy:
            'Install passt on the host, with a libvirt that knows it (version 9 was the first): libvirt then forwards the ports itself.',
        },
      ];
    case 'function':
      return [
        {
          field,
          text: 'The guest cannot be moved to another host, nor saved while it runs.',
          why: 'Part of the host’s network card is its own.',
        },
      ];
    case 'network':
      return [];
  }
}

function cardWarnings(nic: PlannedNic, field: string, setting: Setting, maximum: number): CreateWarning[] {
  const found: CreateWarning[] = [];
  if ((nic.queues ?? 1) > maximum)
    found.push({
      field: `${field}.queues`,
      text: `It has more queues (${nic.queues}) than CPUs (${maximum}).`,
      why: 'Those beyond are never used, and each costs a thread of the host.',
    });
  const { virtioDriven } = traitsOf(setting);
  if (nic.model === 'virtio' && setting.os && !virtioDriven)
    found.push({
      field: `${field}.model`,
      text: `${setting.os.label} does not drive this card by itself.`,
      why: 'It has no virtio drivers of its own.',
      remedy: 'Have the virtio drivers’ ISO ready, or choose e1000e.',
    });
  return found;
}
