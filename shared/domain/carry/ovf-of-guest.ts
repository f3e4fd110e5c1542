import type { OvfMachine, OvfMachineDisk } from '../appliance/ovf-write/ovf-machine.ts';
import { isLinux, isWindows } from '../appliance/os-names.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import type { CarriedDisk } from './facts.ts';
import { isUefi } from './template-answers.ts';

export interface OvfOfGuest {
  readonly machine: OvfMachine;
  /** The disks that go with it, as the machine lists them. */
  readonly disks: readonly CarriedDisk[];
  /** What it has and an OVF cannot say, or other hypervisors do not have: in sentences. */
  readonly lost: readonly string[];
}

/** Which disks an appliance takes along: those that the guest writes. Media stay behind. */
export const isTaken = (disk: CarriedDisk): boolean => disk.device === 'disk' && disk.path !== undefined;

/** A guest as other hypervisors can have it. */
export function ovfOfGuest(view: Domain, disks: readonly CarriedDisk[], fileName: string): OvfOfGuest {
  const taken = disks.filter(isTaken);
  const osId = view.metadata.os;
  const cores = count(view.cpu.cores) * count(view.cpu.threads) * count(view.cpu.dies);
  const vcpus = count(view.vcpu.current ?? view.vcpu.maximum);
  const machine: OvfMachine = {
    name: view.name ?? fileName,
    description: view.description,
    osId,
    arch: view.os.arch ?? 'x86_64',
    vcpus,
    coresPerSocket: vcpus % cores === 0 ? cores : 1,
    memory: Number(view.currentMemory ?? view.memory ?? 0n),
    firmware: isUefi(view) ? 'uefi' : 'bios',
    secureBoot: view.os.loaderSecure === true,
    disks: taken.map(
      (disk, index): OvfMachineDisk => ({
        file: `${fileName}-disk${index + 1}.vmdk`,
        capacity: disk.capacity,
        controller: controllerOf(disk, osId),
      }),
    ),
    cdroms: view.devices.disks.items.filter(({ device }) => device === 'cdrom').length,
    nics: view.devices.interfaces.items.map(nic => ({
      network: nic.network ?? nic.bridge ?? 'NAT',
      model: nicModel(nic.model, osId),
    })),
    sound: view.devices.sounds.length > 0,
  };
  return { machine, disks: taken, lost: lostOf(view, disks, taken, osId) };
}

/** One where the document says nothing, or nothing that is a number. */
const count = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 1);

/** VirtIO is of KVM and its like alone: other hypervisors give every system SATA, and Linux LSI's SCSI too. */
function controllerOf({ bus }: CarriedDisk, osId: string | undefined): OvfMachineDisk['controller'] {
  if (bus === 'ide') return 'ide';
  return bus === 'scsi' && isLinux(osId) ? 'scsi' : 'sata';
}

function nicModel(model: string | undefined, osId: string | undefined): OvfMachine['nics'][number]['model'] {
  if (model === 'virtio' && isLinux(osId)) return 'VmxNet3';
  return model === 'e1000' ? 'E1000' : 'E1000e';
}

function lostOf(
  view: Domain,
  disks: readonly CarriedDisk[],
  taken: readonly CarriedDisk[],
  osId: string | undefined,
): string[] {
  const { devices } = view;
  const media = disks.filter(disk => !disk.empty && !taken.includes(disk)).map(({ target }) => target);
  const virtio = taken.filter(({ bus }) => bus === 'virtio' || bus === 'scsi');
  const moved = virtio.filter(disk => controllerOf(disk, osId) === 'sata').map(({ target }) => target);
  const some = (there: boolean, text: string) => (there ? [text] : []);
  return [
    ...some(media.length > 0, `What is in or behind ${media.join(', ')}: a medium or a device of the host.`),
    ...some(
      moved.length > 0,
      `The bus of ${moved.join(', ')}: other hypervisors have no VirtIO, so the disk is on SATA there.${
        isWindows(osId)
          ? ' Windows may stop at its first start there until it is started once in safe mode.'
          : ''
      }`,
    ),
    ...some(isUefi(view), 'The UEFI variables: the boot entry is made anew by starting from the disk.'),
    ...some(isUefi(view), 'For VirtualBox: that it starts by UEFI. Turn EFI on there, under System.'),
    ...some(devices.tpms.length > 0, 'The TPM with what is sealed in it; have recovery keys at hand.'),
    ...some(devices.hostdevs.length > 0, 'Devices of the host.'),
    ...some(devices.filesystems.length > 0, 'Shared folders.'),
    ...some(
      devices.serials.length + devices.channels.length > 0,
      'Serial ports and channels, the agent’s too.',
    ),
    ...some(
      view.cpu.mode !== undefined || view.cputune.element !== undefined,
      'The CPU’s model, features and pinning.',
    ),
    ...some(devices.interfaces.length > 0, 'The network cards’ addresses: the other host gives new ones.'),
  ];
}
