import type { CreateWarning } from '../../../contract/create/plan.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { clipboardWay } from './clipboard.ts';
import type { ScreenPart } from './part.ts';

export function screenWarnings({ screen }: ScreenPart, setting: Setting): CreateWarning[] {
  const { facts } = setting;
  const { windows } = traitsOf(setting);
  const found: CreateWarning[] = [];
  const seen = screen.protocols.length > 0;
  if (seen && screen.video === 'none')
    found.push({
      field: 'screen.video',
      text: 'The screen stays dark.',
      why: 'There is a screen to connect to, but no video device behind it.',
      remedy: 'Choose a video device, or no screen at all where a GPU of the host has its own monitor.',
    });
  if (screen.protocols.includes('spice') && !screen.protocols.includes('vnc'))
    found.push({
      field: 'screen.protocols',
      text: 'Innkeeper’s own window cannot show it.',
      why: 'It shows VNC. SPICE is shown by virt-viewer, which Innkeeper opens where it is installed.',
      remedy: 'Add VNC: a guest can have both.',
    });
  if (screen.sound !== 'none' && !screen.protocols.includes('spice'))
    found.push({
      field: 'screen.sound',
      text: seen ? 'Innkeeper’s window plays no sound.' : 'Nobody hears its sound.',
      why: seen
        ? 'It goes out by VNC, and only viewers that know VNC’s sound play it.'
        : 'The guest has a sound device, but there is no screen that carries the sound away.',
      remedy: 'Add SPICE, which virt-viewer plays.',
    });
  if (screen.clipboard && clipboardWay(setting, screen.protocols) === 'perhaps')
    found.push({
      field: 'screen.clipboard',
      text: 'Whether this QEMU hands the clipboard to VNC is not known before.',
      why: 'This libvirt does not tell; if QEMU cannot, libvirt refuses the guest.',
      remedy: 'Use SPICE for the clipboard, or leave it off.',
    });
  if (screen.accelerated && facts.renderNodes === undefined)
    found.push({
      field: 'screen.accelerated',
      text: 'Whether the host has a GPU that can draw for the guest cannot be seen from here.',
      why: 'Without one the guest does not start.',
    });
  if (screen.accelerated && windows)
    found.push({
      field: 'screen.accelerated',
      text: 'Windows does not draw with the host’s GPU.',
      why: 'There is no driver for it with 3D; Linux has one.',
    });
  return found;
}
