import type { ActionPlan } from '../../contract/action-plan.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import type { ChosenDisk } from './choose-disks.ts';
import { hostTies } from './host-ties.ts';
import { identityHint } from './identity-hint.ts';

type Warning = ActionPlan['warnings'][number];

/** Layers from which on reading gets slower noticeably. */
const DEEP = 4;

/** What a person has to know of a copy before it is made. */
export function cloneWarnings(
  guest: {
    readonly name: string;
    readonly view: Domain;
    readonly root: XmlElement;
    readonly snapshots: number;
  },
  newName: string,
  chosen: readonly ChosenDisk[],
): Warning[] {
  const { view, root } = guest;
  const layered = chosen.filter(({ fate }) => fate === 'layer');
  const hint = chosen.some(({ fate }) => fate === 'copy' || fate === 'layer')
    ? identityHint(view.metadata.os, newName)
    : undefined;
  return [
    ...(layered.length > 0 ? [linkedWarning(guest.name, layered)] : []),
    ...(hint ? [hint] : []),
    ...(view.devices.tpms.items.some(({ backend }) => backend === 'emulator') ? [tpmWarning] : []),
    ...(guest.snapshots > 0
      ? [
          {
            text: 'The copy has no snapshots.',
            why: 'They stay with the original; the copy is what it is now.',
          },
        ]
      : []),
    ...hostTies(root),
    ...leftOutBoot(view, chosen),
  ];
}

function linkedWarning(name: string, layered: readonly ChosenDisk[]): Warning {
  const depth = Math.max(...layered.map(({ disk }) => disk.below.length + 2));
  const others = new Set(layered.flatMap(({ disk }) => disk.overlays));
  return {
    text: `From now on both guests stand on what are the disks of ${name} today.`,
    why:
      'Those files are only read any more: each guest writes into a thin layer of its own, and without them neither ' +
      `can start.${others.size > 0 ? ` ${[...others].join(', ')} ${others.size === 1 ? 'stands' : 'stand'} on them already.` : ''}` +
      (depth > DEEP ? ` The disk then has ${depth} layers, which makes reading slower.` : ''),
    ...(depth > DEEP && { remedy: 'Make a full copy, or a template with a disk of its own.' }),
  };
}

const tpmWarning: Warning = {
  text: 'The copy gets a new, empty TPM.',
  why: 'What is sealed in a TPM is meant for one machine. BitLocker asks for its recovery key.',
  remedy: 'Have the recovery key at hand, or suspend the encryption in the original before copying.',
};

function leftOutBoot(view: Domain, chosen: readonly ChosenDisk[]): Warning[] {
  const first = view.devices.disks.items.find(disk => disk.device !== 'cdrom' && disk.device !== 'floppy');
  const left = chosen.find(({ disk }) => disk.target === first?.target)?.fate === 'leave-out';
  return left
    ? [{ text: 'The copy comes without its first disk.', why: 'The system is most likely on that disk.' }]
    : [];
}
