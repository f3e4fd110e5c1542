import type { GuestExtras } from '../../../contract/create/extras.ts';
import { type Choice, Choices } from '../choices.ts';
import type { SystemPart } from '../system/part.ts';
import type { Decided, Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';

/** Small devices, as fields of the request. */
export interface ExtrasPart {
  readonly extras: { readonly [Name in keyof GuestExtras]-?: NonNullable<GuestExtras[Name]> };
}

export interface ExtrasEarlier {
  readonly system: SystemPart;
}

export function decideExtras(setting: Setting, { system }: ExtrasEarlier): Decided<ExtrasPart> {
  const asked = setting.request.extras ?? {};
  const choices = new Choices();
  const extras = {
    rng: choices.take('extras.rng', asked.rng, () => chooseRng(setting)),
    tpm: choices.take('extras.tpm', asked.tpm, () => chooseTpm(setting, system)),
    watchdog: choices.take('extras.watchdog', asked.watchdog, () => ({
      value: 'none' as const,
      why: 'it helps only where something in the guest feeds it',
    })),
    vsock: choices.take('extras.vsock', asked.vsock, () => ({
      value: false,
      why: 'few programs use it',
    })),
    serials: choices.take('extras.serials', asked.serials, () => ({
      value: 1,
      why: 'text when the screen does not draw',
    })),
    agent: choices.take('extras.agent', asked.agent, () => chooseAgent(setting)),
    panic: choices.take('extras.panic', asked.panic, () => ({
      value: false,
      why: 'a crashed guest stays as it is, its last words on the screen',
    })),
  };
  return { value: { extras }, reasons: choices.reasons };
}

function chooseRng(setting: Setting): Choice<boolean> {
  const { windows } = traitsOf(setting);
  if (setting.offer.rngBackends.length === 0)
    return { value: false, why: 'the hypervisor does not offer it' };
  if (windows)
    return { value: false, why: 'Windows has no driver for it of its own, and good numbers without' };
  return { value: true, why: 'keys and passwords are good from the first start on' };
}

function chooseTpm(setting: Setting, { firmware }: SystemPart): Choice<boolean> {
  const { offer, os } = setting;
  if (!traitsOf(setting).emulated || !offer.emulatedTpm)
    return { value: false, why: 'swtpm, which plays it, is not on the host' };
  if (os?.needsTpm) return { value: true, why: `${os.label} asks for it` };
  if (firmware === 'uefi') return { value: true, why: 'it keeps keys of disks and of secure boot' };
  return { value: false, why: 'systems started by BIOS seldom use one' };
}

function chooseAgent(setting: Setting): Choice<boolean> {
  const { emulated, virtio } = traitsOf(setting);
  if (!emulated || !virtio || !setting.offer.channels.includes('unix'))
    return { value: false, why: 'the hypervisor does not offer it' };
  return { value: true, why: 'with the guest agent inside, addresses are seen and copies are clean' };
}
