import type { GuestDisk } from '../../../contract/create/disk.ts';
import type { ApplianceDisk } from '../../appliance/appliance.ts';
import type { Choice } from '../choices.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { bringsDrivers } from './drivers.ts';
import { formatOf, type Origin } from './origin.ts';

/** What a disk holds from before. */
export interface MadeFrom {
  readonly appliance: ApplianceDisk | undefined;
  readonly origin: Origin | undefined;
}

export type Bus = NonNullable<GuestDisk['bus']>;

const known: readonly Bus[] = ['virtio', 'scsi', 'sata', 'ide', 'usb', 'fdc'];

/** Formats of other hypervisors: what is installed in such an image has never seen virtio. */
const foreignFormats = new Set(['vmdk', 'vdi', 'vhdx', 'vpc']);

export function chooseDiskBus(setting: Setting, disk: GuestDisk, made: MadeFrom): Choice<Bus> {
  const { offer, os } = setting;
  const { virtio, virtioDriven, x86 } = traitsOf(setting);
  const foreign = made.appliance
    ? made.appliance.controller !== 'virtio'
    : made.origin !== undefined && !os && foreignFormats.has(formatOf(made.origin));
  if (foreign) {
    const value = pick(offer.diskBuses, x86 ? ['sata', 'ide', 'scsi'] : ['scsi', 'virtio']);
    return { value, why: 'the system in it has not been prepared for virtio' };
  }
  if (virtioDriven)
    return {
      value: 'virtio',
      why: bringsDrivers(setting) ? 'the fastest; its drivers come along' : 'the fastest',
    };
  const value = pick(
    offer.diskBuses,
    disk.readOnly ? ['scsi', 'usb', 'virtio'] : ['sata', 'ide', 'scsi', 'virtio'],
  );
  return {
    value,
    why: virtio
      ? `${os?.label ?? 'the system'} has its driver built in; virtio, the fastest, needs the drivers’ ISO`
      : 'virtio is not offered',
  };
}

export function chooseDriveBus(setting: Setting): Choice<Bus> {
  const { express, x86 } = traitsOf(setting);
  const { offer } = setting;
  const wanted: readonly Bus[] = !x86
    ? ['scsi', 'usb', 'sata']
    : express
      ? ['sata', 'scsi', 'ide']
      : ['ide', 'sata', 'scsi'];
  return { value: pick(offer.diskBuses, wanted), why: 'what systems look for a CD-ROM on' };
}

/** Kernels for clouds, Debian's for one, have virtio and no SATA or IDE: there cloud-init would find nothing. */
export function chooseSeedBus(setting: Setting): Bus {
  const { virtioDriven } = traitsOf(setting);
  const scsi = setting.offer.diskBuses.includes('scsi');
  return virtioDriven && scsi ? 'scsi' : chooseDriveBus(setting).value;
}

function pick(offered: readonly string[], wanted: readonly Bus[]): Bus {
  return wanted.find(one => offered.includes(one)) ?? known.find(one => offered.includes(one)) ?? 'ide';
}
