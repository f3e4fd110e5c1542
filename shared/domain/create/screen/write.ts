import type { Devices } from '../../../libvirt-xml/devices/devices.ts';
import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import type { ScreenPart } from './part.ts';

/** By this number sound devices and screens name the way out of the guest's sound. */
const AUDIO = 1;

export function writeScreen({ devices }: Domain, { screen }: ScreenPart, setting: Setting): void {
  writeInputs(devices, screen, setting);
  for (const protocol of screen.protocols) {
    const display = devices.graphics.add({ type: protocol, port: -1, autoPort: true });
    display.listens.add({ type: 'address', address: '127.0.0.1' });
    if (protocol === 'vnc' && byVnc(screen)) display.audioId = AUDIO;
  }
  if (screen.accelerated) devices.graphics.add({ type: 'egl-headless' });
  if (screen.protocols.length > 0) writeVideo(devices, screen);
  if (screen.clipboard) writeClipboard(devices, screen);
  if (screen.sound !== 'none') {
    devices.sounds.add({ model: screen.sound, audioId: AUDIO });
    devices.audios.add({ id: AUDIO, type: screen.protocols.includes('spice') ? 'spice' : 'none' });
  }
}

type Screen = ScreenPart['screen'];

/** VNC takes the sound from QEMU itself, which then has no other way out for it. */
const byVnc = ({ sound, protocols }: Screen) => sound !== 'none' && !protocols.includes('spice');

function writeInputs(devices: Devices, { tablet, protocols }: Screen, setting: Setting): void {
  const { emulated, x86, pci } = traitsOf(setting);
  if (!emulated) return;
  const bus = pci ? 'usb' : 'virtio';
  if (tablet) devices.inputs.add({ type: 'tablet', bus });
  // PCs have a keyboard of their own.
  if (!x86 && protocols.length > 0) devices.inputs.add({ type: 'keyboard', bus });
}

function writeVideo(devices: Devices, { video: model, heads, accelerated }: Screen): void {
  const video = devices.videos.add({ model });
  if (heads > 1) video.heads = heads;
  if (accelerated) video.acceleration3d = true;
}

function writeClipboard(devices: Devices, { protocols }: Screen): void {
  const target = { targetType: 'virtio', targetName: 'com.redhat.spice.0' } as const;
  if (protocols.includes('spice')) devices.channels.add({ type: 'spicevmc', ...target });
  else devices.channels.add({ type: 'qemu-vdagent', clipboard: true, ...target });
}
