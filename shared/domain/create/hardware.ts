import type { Offer } from '../capabilities/offer.ts';
import type { OsFacts } from './facts.ts';

/** The virtual parts of a new guest, chosen from what the host offers and the system drives by itself. */
export interface Hardware {
  readonly cpuMode?: 'host-passthrough' | 'host-model' | 'maximum';
  readonly cpuWhy: string;
  readonly diskBus: string;
  readonly diskWhy: string;
  readonly cdromBus: string;
  readonly nic: string;
  readonly nicWhy: string;
  readonly video: string;
  readonly usb: boolean;
  readonly rng?: 'random' | 'builtin';
  readonly agentChannel: boolean;
  readonly balloon: boolean;
  readonly tpm: boolean;
  readonly windows: boolean;
  readonly x86: boolean;
  readonly pcie: boolean;
  /** A thread of its own for the disk's work. */
  readonly ioThread: boolean;
}

const isX86 = (arch: string) => arch === 'x86_64' || arch === 'i686';

export function chooseHardware(offer: Offer, os: OsFacts | undefined, firmware: 'bios' | 'uefi'): Hardware {
  const windows = os?.family === 'winnt';
  const virtio = offer.diskBuses.includes('virtio');
  const emulated = offer.type === 'kvm' || offer.type === 'qemu';
  const x86 = isX86(offer.arch);
  const pcie = offer.machine?.includes('q35') === true || offer.machine?.startsWith('virt') === true;
  const rng = (['random', 'builtin'] as const).find(backend => offer.rngBackends.includes(backend));
  const cpu = chooseCpu(offer);
  return {
    ...cpu,
    ...chooseDiskBus(offer, windows, virtio),
    cdromBus: pick(offer.diskBuses, cdromBuses(x86, pcie), 'ide'),
    nic: virtio && !windows ? 'virtio' : x86 && pcie ? 'e1000e' : 'e1000',
    nicWhy:
      virtio && !windows ? 'fastest' : windows ? 'Windows has its driver built in' : 'virtio is not offered',
    video: pick(offer.videoModels, windows ? ['vga', 'virtio'] : ['virtio', 'vga', 'bochs', 'cirrus'], 'vga'),
    usb: emulated && offer.arch !== 's390x',
    ...(rng && !windows && { rng }),
    agentChannel: emulated && offer.channels.includes('unix') && virtio,
    balloon: emulated && virtio,
    tpm: offer.emulatedTpm && firmware === 'uefi' && emulated,
    windows,
    x86,
    pcie,
    ioThread: offer.type === 'kvm' && virtio && !windows,
  };
}

function chooseCpu(offer: Offer): Pick<Hardware, 'cpuMode' | 'cpuWhy'> {
  const has = (mode: string) => offer.cpuModes.includes(mode);
  if (offer.type === 'kvm' && has('host-passthrough'))
    return { cpuMode: 'host-passthrough', cpuWhy: 'every feature of the host’s CPU' };
  if (offer.type !== 'kvm' && has('maximum'))
    return { cpuMode: 'maximum', cpuWhy: 'all that translation can do' };
  if (has('host-model')) return { cpuMode: 'host-model', cpuWhy: 'the model nearest to the host’s CPU' };
  return { cpuWhy: 'the hypervisor’s own' };
}

function chooseDiskBus(
  offer: Offer,
  windows: boolean,
  virtio: boolean,
): Pick<Hardware, 'diskBus' | 'diskWhy'> {
  if (virtio && !windows) return { diskBus: 'virtio', diskWhy: 'virtio, the fastest' };
  const diskBus = pick(offer.diskBuses, ['sata', 'ide', 'scsi', 'virtio'], 'ide');
  return {
    diskBus,
    diskWhy: windows
      ? `${diskBus}, whose driver Windows has built in`
      : `${diskBus}, as virtio is not offered`,
  };
}

function cdromBuses(x86: boolean, pcie: boolean): readonly string[] {
  if (!x86) return ['scsi', 'usb', 'sata'];
  return pcie ? ['sata', 'scsi', 'ide'] : ['ide', 'sata', 'scsi'];
}

function pick(offered: readonly string[], wanted: readonly string[], otherwise: string): string {
  return wanted.find(one => offered.includes(one)) ?? offered[0] ?? otherwise;
}
