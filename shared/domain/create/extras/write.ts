import type { Devices } from '../../../libvirt-xml/devices/devices.ts';
import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { writeBuses } from './buses.ts';
import type { ExtrasPart } from './part.ts';

export function writeExtras({ devices }: Domain, { extras }: ExtrasPart, setting: Setting): void {
  const { offer } = setting;
  writeBuses(devices, setting);
  writeSerials(devices, extras.serials, setting);
  if (extras.agent)
    devices.channels.add({ type: 'unix', targetType: 'virtio', targetName: 'org.qemu.guest_agent.0' });
  if (extras.tpm) devices.tpms.add({ model: tpmModel(offer.arch), backend: 'emulator', version: '2.0' });
  if (extras.rng) writeRng(devices, offer.rngBackends);
  if (extras.watchdog !== 'none')
    devices.watchdogs.add({
      model: offer.arch === 's390x' ? 'diag288' : 'i6300esb',
      action: extras.watchdog,
    });
  if (extras.vsock) {
    devices.vsock.model = 'virtio';
    devices.vsock.cidAuto = true;
  }
  const panic = panicModel(offer.arch);
  if (extras.panic && panic) devices.panics.add({ model: panic });
}

function writeSerials(devices: Devices, count: number, setting: Setting): void {
  const { x86, pci } = traitsOf(setting);
  for (let port = 0; port < count; port += 1) {
    const serial = devices.serials.add({ type: 'pty' });
    // Machines other than PCs have one of their own; the next ones are PCI cards.
    if (port > 0 && !x86 && pci) serial.targetType = 'pci-serial';
  }
  if (count === 0) return;
  const console = devices.consoles.add({ type: 'pty' });
  if (x86) Object.assign(console, { targetType: 'serial', targetPort: 0 });
}

function writeRng(devices: Devices, offered: readonly string[]): void {
  const backend = (['random', 'builtin'] as const).find(each => offered.includes(each));
  if (!backend) return;
  const rng = devices.rngs.add({ model: 'virtio', backend });
  if (backend === 'random') rng.source = '/dev/urandom';
}

function tpmModel(arch: string) {
  if (arch.startsWith('ppc64')) return 'tpm-spapr';
  return arch === 'x86_64' || arch === 'i686' ? 'tpm-crb' : 'tpm-tis';
}

/** By libvirt, each machine has at most one kind of it. */
export function panicModel(arch: string) {
  if (arch === 'x86_64' || arch === 'i686') return 'isa';
  if (arch.startsWith('ppc64')) return 'pseries';
  return arch === 's390x' ? 's390' : undefined;
}
