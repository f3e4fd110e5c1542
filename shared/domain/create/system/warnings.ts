import type { CreateWarning } from '../../../contract/create/plan.ts';
import type { Setting } from '../topic.ts';
import { sourceArch, type SystemPart } from './part.ts';

export function systemWarnings(part: SystemPart, { request, facts, offer, os }: Setting): CreateWarning[] {
  const found: CreateWarning[] = [];
  const foreign = facts.hostArch !== undefined && offer.arch !== facts.hostArch;
  if (offer.type === 'qemu')
    found.push({
      field: 'acceleration',
      text: foreign
        ? `It is a ${offer.arch} machine on a ${facts.hostArch} host: translated (TCG), many times slower than the host.`
        : 'It runs translated (TCG), several times slower than with KVM.',
      why:
        request.acceleration === 'tcg' && facts.acceleration.kind === 'kvm'
          ? 'You chose it.'
          : asSentence(facts.acceleration.why),
    });
  if (offer.type === 'kvm' && facts.acceleration.kind === 'tcg')
    found.push({
      field: 'acceleration',
      text: 'KVM may hang or refuse this guest.',
      why: asSentence(facts.acceleration.why),
      remedy: 'Choose translation.',
    });
  const made = sourceArch(request.source, facts);
  if (made !== undefined && made !== offer.arch && !(made === 'i686' && offer.arch === 'x86_64'))
    found.push({
      field: 'arch',
      text: `The source is made for ${made}, the machine is ${offer.arch}.`,
      why: 'It holds instructions that this machine does not know, and will not start.',
      remedy: `Choose ${made}.`,
    });
  if (os?.needsTpm && part.firmware === 'uefi' && !part.secureBoot)
    found.push({
      field: 'secureBoot',
      text: `${os.label} asks for secure boot.`,
      why: offer.secureBoot
        ? 'It is switched off.'
        : 'No UEFI firmware with secure boot is installed on the host for this machine.',
      remedy: offer.secureBoot ? 'Switch it on.' : 'Install it (ovmf, edk2-ovmf).',
    });
  if (os?.needsUefi && part.firmware === 'bios')
    found.push({
      field: 'firmware',
      text: `${os.label} does not start from BIOS.`,
      why: 'Its publisher supports UEFI alone.',
      remedy: 'Choose UEFI.',
    });
  if (offer.arch === 'riscv64' && part.firmware === 'bios' && request.source.kind !== 'kernel')
    found.push({
      field: 'firmware',
      text: 'Nothing on this machine starts a system from its disk.',
      why: 'No UEFI for riscv64 is installed on the host.',
      remedy: 'Install it (edk2-riscv64), or give a kernel to start directly.',
    });
  return found;
}

function asSentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
