import type { CreateProblem } from '../../../contract/create/plan.ts';
import { unsupported } from '../problem.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import type { ExtrasPart } from './part.ts';
import { panicModel } from './write.ts';

export function extrasProblems({ extras }: ExtrasPart, setting: Setting): CreateProblem[] {
  const { offer, facts } = setting;
  const { emulated, virtio } = traitsOf(setting);
  const found: CreateProblem[] = [];
  const refuse = (name: keyof ExtrasPart['extras'], detail: string) =>
    found.push(unsupported(`extras.${name}`, facts, detail));
  if (extras.rng && offer.rngBackends.length === 0)
    refuse('rng', 'The hypervisor has no source of random numbers to give.');
  if (extras.tpm && !offer.emulatedTpm)
    refuse(
      'tpm',
      'There is no TPM for this machine. On x86 and ARM hosts the package swtpm plays one (swtpm-tools).',
    );
  if (extras.watchdog !== 'none' && !emulated) refuse('watchdog', `${facts.driver} has no watchdog.`);
  if (extras.vsock && (!emulated || !virtio)) refuse('vsock', `${facts.driver} has no vsock.`);
  if (extras.agent && (!emulated || !virtio))
    refuse('agent', 'There is no virtio channel for the guest agent.');
  if (extras.panic && (!emulated || panicModel(offer.arch) === undefined))
    refuse('panic', `${offer.arch} machines have no panic device.`);
  if (extras.serials > 1 && offer.arch === 's390x')
    refuse('serials', 's390x machines have one serial console.');
  return found;
}
