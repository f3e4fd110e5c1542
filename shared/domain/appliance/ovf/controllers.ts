import type { ApplianceDisk } from '../appliance.ts';
import type { Item } from './item.ts';

type Controller = ApplianceDisk['controller'];

/** The controller that an item of type 5, 6 or 20 is; undefined for anything else. */
export function controllerOf({ type, subType }: Item): Controller | undefined {
  const name = subType.toLowerCase();
  if (type === 5) return 'ide';
  if (type === 6) return name.includes('virtio') ? 'virtio' : 'scsi';
  if (type !== 20) return undefined;
  if (name.includes('nvme')) return 'nvme';
  if (name.includes('virtio')) return 'virtio';
  return name.includes('scsi') ? 'scsi' : 'sata';
}

/** oVirt’s words for it. */
export function controllerOfInterface(name: string | undefined): Controller | undefined {
  const word = name?.toLowerCase();
  if (word === 'virtio') return 'virtio';
  if (word === 'virtio_scsi' || word === 'virtioscsi' || word === 'spapr_vscsi') return 'scsi';
  return word === 'sata' || word === 'ide' ? word : undefined;
}
