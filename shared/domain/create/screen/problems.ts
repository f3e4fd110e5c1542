import type { CreateProblem } from '../../../contract/create/plan.ts';
import { invalid, unsupported } from '../problem.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { clipboardWay } from './clipboard.ts';
import type { ScreenPart } from './part.ts';

/** Video devices that can have more than one monitor. */
const manyHeads = new Set(['virtio', 'qxl']);

export function screenProblems({ screen }: ScreenPart, setting: Setting): CreateProblem[] {
  const { offer, facts } = setting;
  const { emulated, virtio } = traitsOf(setting);
  const found: CreateProblem[] = [];
  for (const [index, protocol] of screen.protocols.entries()) {
    if (!offer.graphics.includes(protocol))
      found.push(unsupported('screen.protocols', facts, `This QEMU has no ${protocol.toUpperCase()}.`));
    if (screen.protocols.indexOf(protocol) < index)
      found.push(invalid('screen.protocols', `${protocol.toUpperCase()} is there twice.`));
  }
  const { video, heads } = screen;
  if (screen.protocols.length > 0 && video !== 'none' && !offer.videoModels.includes(video))
    found.push(unsupported('screen.video', facts, `This machine has no ${video} video device.`));
  if (heads > 1 && !manyHeads.has(video))
    found.push(invalid('screen.heads', `${video} has one monitor; virtio and qxl can have more.`));
  if (screen.accelerated) found.push(...accelerationProblems({ screen }, setting));
  if (screen.tablet && !emulated)
    found.push(unsupported('screen.tablet', facts, `${facts.driver} has no tablet.`));
  if (screen.clipboard && (!virtio || clipboardWay(setting, screen.protocols) === 'none'))
    found.push(
      unsupported(
        'screen.clipboard',
        facts,
        'The clipboard goes through SPICE, or through VNC from libvirt 8.4 on.',
      ),
    );
  if (screen.sound !== 'none' && !offer.soundModels.includes(screen.sound))
    found.push(unsupported('screen.sound', facts, `This machine has no ${screen.sound} sound device.`));
  return found;
}

/** 3D needs the virtio video device, a QEMU that draws without a screen, and a GPU of the host to draw with. */
function accelerationProblems({ screen }: ScreenPart, { offer, facts }: Setting): CreateProblem[] {
  const field = 'screen.accelerated';
  if (screen.protocols.length === 0) return [invalid(field, 'Without a screen there is nothing to draw.')];
  if (screen.video !== 'virtio')
    return [invalid(field, `Only virtio draws with the host’s GPU, not ${screen.video}.`)];
  if (!offer.accelerated3d)
    return [
      unsupported(field, facts, 'This QEMU cannot draw with a GPU and without a screen (egl-headless).'),
    ];
  if (facts.renderNodes?.length === 0)
    return [
      unsupported(
        field,
        facts,
        `${facts.host} has no GPU that can draw for a guest: there is no /dev/dri/renderD…`,
      ),
    ];
  return [];
}
