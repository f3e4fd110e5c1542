import type { CreatePlan } from '../../contract/create.ts';
import { formatBytes } from '../units.ts';
import type { Defaults } from './defaults.ts';
import type { CreateFacts } from './facts.ts';

type Warning = CreatePlan['warnings'][number];

/** What works, but perhaps not as a person expects. */
export function findWarnings({ resolved, os, offer }: Defaults, facts: CreateFacts): Warning[] {
  const found: Warning[] = [];
  const warn = (text: string, why: string) => found.push({ text, why });
  if (offer?.type === 'qemu')
    warn(
      'It runs translated (TCG), several times slower than with KVM.',
      resolved.acceleration === facts.acceleration.kind
        ? asSentence(facts.acceleration.why)
        : 'You chose it.',
    );
  if (offer?.type === 'kvm' && facts.acceleration.kind === 'tcg')
    warn('KVM may hang or refuse this guest.', asSentence(facts.acceleration.why));
  if (facts.freeMemory !== undefined && resolved.start && resolved.memory > facts.freeMemory)
    warn(
      `Only ${formatBytes(facts.freeMemory)} of memory are free now.`,
      'The host may start to swap, or stop the guest, once the guest uses all it has.',
    );
  if (resolved.vcpus > facts.cpus)
    warn(
      `It has more CPUs than the host (${facts.cpus}).`,
      'They take turns, which makes the guest slower, not faster.',
    );
  if (os?.memory !== undefined && resolved.memory < os.memory)
    warn(`${os.label} recommends ${formatBytes(os.memory)} of memory.`, 'It may install, but run slowly.');
  if (os?.needsTpm && offer && !offer.emulatedTpm)
    warn(`${os.label} asks for a TPM.`, 'swtpm is not installed on the host, so there is none to give.');
  if (resolved.source.kind === 'iso' && facts.source?.format === 'raw')
    warn('This does not look like an ISO 9660 image.', 'Its first descriptor is missing; it may not start.');
  if (resolved.source.kind === 'disk-image' && resolved.source.how === 'use') {
    if (facts.source?.backingFile !== undefined)
      warn(
        `The image stands on ${facts.source.backingFile}.`,
        'Without that file, or if it changes, its data is lost.',
      );
    warn('The guest writes into this very file.', 'Choose to copy it if you want to keep it as it is.');
  }
  return found;
}

function asSentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
