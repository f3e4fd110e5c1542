import type { GuestScreen } from '../../../contract/create/screen.ts';
import { type Choice, Choices } from '../choices.ts';
import type { Decided, Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { clipboardWay } from './clipboard.ts';

type Screen = Required<{ [Name in keyof GuestScreen]: NonNullable<GuestScreen[Name]> }>;
type Protocols = Screen['protocols'];

/** What a person sees, hears and types on, as fields of the request. */
export interface ScreenPart {
  readonly screen: Readonly<Screen>;
}

export function decideScreen(setting: Setting): Decided<ScreenPart> {
  const asked = setting.request.screen ?? {};
  const choices = new Choices();
  const protocols = choices.take('screen.protocols', asked.protocols, () => chooseProtocols(setting));
  const accelerated = choices.take('screen.accelerated', asked.accelerated, () => ({
    value: false,
    why: 'the host’s GPU is another way out of the guest; programs draw without it, more slowly',
  }));
  const screen: Screen = {
    protocols,
    video: choices.take('screen.video', asked.video, () => chooseVideo(setting, protocols, accelerated)),
    accelerated,
    heads: choices.take('screen.heads', asked.heads, () => ({ value: 1, why: 'one window' })),
    tablet: choices.take('screen.tablet', asked.tablet, () =>
      protocols.length > 0 && traitsOf(setting).emulated
        ? { value: true, why: 'the pointer goes in and out of the window freely' }
        : { value: false, why: 'there is no screen to point at' },
    ),
    clipboard: choices.take('screen.clipboard', asked.clipboard, () => chooseClipboard(setting, protocols)),
    sound: choices.take('screen.sound', asked.sound, () => chooseSound(setting, protocols)),
  };
  return { value: { screen }, reasons: choices.reasons };
}

function chooseProtocols({ offer: { graphics } }: Setting): Choice<Protocols> {
  if (graphics.includes('vnc'))
    return {
      value: ['vnc'],
      why: 'Innkeeper shows it in its own window; it listens on the host itself only',
    };
  if (graphics.includes('spice')) return { value: ['spice'], why: 'the only one that is offered' };
  return { value: [], why: 'the hypervisor offers none' };
}

function chooseVideo(setting: Setting, protocols: Protocols, accelerated: boolean): Choice<Screen['video']> {
  const { offer } = setting;
  const { windows } = traitsOf(setting);
  if (protocols.length === 0) return { value: 'none', why: 'nobody looks at it' };
  if (accelerated) return { value: 'virtio', why: 'the only one that draws with the host’s GPU' };
  // The firmware of pSeries machines draws on VGA alone.
  const early = windows || offer.arch.startsWith('ppc64');
  const wanted: readonly Screen['video'][] = early
    ? ['vga', 'virtio']
    : ['virtio', 'vga', 'bochs', 'cirrus', 'qxl', 'ramfb'];
  const value = wanted.find(model => offer.videoModels.includes(model)) ?? 'vga';
  if (windows) return { value, why: 'Windows draws on it from the installer on' };
  return { value, why: value === 'virtio' ? 'sharp at any size, and fast' : 'the best that is offered' };
}

function chooseClipboard(setting: Setting, protocols: Protocols): Choice<boolean> {
  if (!traitsOf(setting).virtio || clipboardWay(setting, protocols) !== 'offered')
    return { value: false, why: 'VNC carries no clipboard on this host; SPICE would' };
  return { value: true, why: 'with the SPICE agent in the guest, text is copied in and out' };
}

function chooseSound({ facts, offer }: Setting, protocols: Protocols): Choice<Screen['sound']> {
  if (!offer.soundModels.includes('ich9')) return { value: 'none', why: 'the hypervisor does not offer it' };
  if (facts.appliance?.sound) return { value: 'ich9', why: 'the appliance had sound' };
  if (protocols.includes('spice')) return { value: 'ich9', why: 'SPICE plays it where you sit' };
  return { value: 'none', why: 'Innkeeper’s window plays none; SPICE would' };
}
