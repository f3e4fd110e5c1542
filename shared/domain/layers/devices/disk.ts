import { type Disk, disk as diskView } from '../../../libvirt-xml/devices/disk.ts';
import { DOMAIN_ITEM } from '../../hardware/item-id.ts';
import { drivesVirtio, type GuestFacts, isQemu } from '../../overview/facts.ts';
import { switchDiskToVirtio } from '../../overview/remedies.ts';
import type { DeviceRule, LayerText } from '../rule.ts';

const drives: Readonly<Record<string, string>> = { cdrom: 'CD-ROM', floppy: 'Floppy', lun: 'LUN' };

export const diskLayer: DeviceRule = ({ id, node }, facts) => {
  const disk = diskView.of(node);
  const label = `${drives[disk.device ?? ''] ?? 'Disk'} ${disk.target ?? ''}`.trim();
  if (facts.document.type === 'lxc') return { label, path: 'container', how: 'The host’s block device' };
  const minor = disk.device === 'cdrom' || disk.device === 'floppy';
  return { label, ...(minor && { minor }), ...pathOf(disk, id, facts) };
};

function pathOf(disk: Disk, id: string, facts: GuestFacts): Omit<LayerText, 'label'> {
  if (disk.type === 'vhostuser')
    return { path: 'vhost-user', how: 'virtio, carried by a program of its own (SPDK)', why: polls };
  if (disk.type === 'vhostvdpa') return { path: 'vhost', how: 'virtio, carried by vDPA hardware' };
  switch (disk.bus) {
    case 'virtio':
      return virtio(disk, id, facts);
    case 'scsi':
      return scsi(disk, facts);
    case 'xen':
      return { path: 'paravirtual', how: 'Xen’s block device' };
    default:
      return emulated(disk, facts);
  }
}

const polls = 'It shares the guest’s memory and takes requests without a trip through QEMU.';

function virtio(disk: Disk, id: string, facts: GuestFacts): Omit<LayerText, 'label'> {
  const own = typeof disk.ioThread === 'number';
  const from = disk.type === 'nvme' ? ', straight to the host’s NVMe' : '';
  const how = `virtio${from}, in QEMU${own ? '’s I/O thread' : ''}`;
  if (own || !isQemu(facts) || disk.device === 'cdrom') return { path: 'paravirtual', how };
  const threads = facts.document.ioThreads;
  const { ioThreadIds } = facts.document;
  const first = ioThreadIds.items.map(thread => thread.id).find(found => typeof found === 'number') ?? 1;
  const present = typeof threads === 'number' && threads > 0;
  return {
    path: 'paravirtual',
    how,
    why: 'Its requests share QEMU’s main loop with all other devices.',
    faster: {
      what: 'An I/O thread of its own',
      why: 'Under load its requests do not wait for other devices any more.',
      remedy: {
        kind: 'edit',
        label: 'Give it a thread',
        edits: [
          ...(present ? [] : [{ op: 'set' as const, item: DOMAIN_ITEM, values: { ioThreads: 1 } }]),
          { op: 'set', item: id, values: { ioThread: first } },
        ],
      },
    },
  };
}

function scsi(disk: Disk, facts: GuestFacts): Omit<LayerText, 'label'> {
  const index = typeof disk.address.controller === 'number' ? disk.address.controller : 0;
  const model = facts.document.devices.controllers.items.find(
    one => one.type === 'scsi' && (one.index ?? 0) === index,
  )?.model;
  const passed = disk.device === 'lun' ? '; SCSI commands reach the host’s device' : '';
  if (model?.startsWith('virtio') === true)
    return { path: passed === '' ? 'paravirtual' : 'passed-through', how: `virtio-scsi, in QEMU${passed}` };
  return {
    path: 'emulated',
    how: `SCSI (${model ?? 'lsilogic'}), emulated`,
    ...fasterVirtio(disk, facts),
  };
}

function emulated(disk: Disk, facts: GuestFacts): Omit<LayerText, 'label'> {
  const bus = (disk.bus ?? 'ide').toUpperCase();
  return {
    path: 'emulated',
    how: `${bus === 'FDC' ? 'Floppy controller' : bus}, emulated`,
    ...(disk.device === 'cdrom' || disk.device === 'floppy'
      ? { why: 'Fast enough for a medium that is read now and then.' }
      : { why: 'QEMU acts the controller’s registers: several traps for each request.' }),
    ...fasterVirtio(disk, facts),
  };
}

function fasterVirtio(disk: Disk, facts: GuestFacts): Pick<LayerText, 'faster'> {
  const { target } = disk;
  if (target === undefined || disk.device === 'cdrom' || disk.device === 'floppy' || !isQemu(facts))
    return {};
  return {
    faster: {
      what: 'virtio',
      why: `About three times faster. ${driverWords(facts)}`,
      remedy: switchDiskToVirtio(target),
    },
  };
}

/** Whether the driver for virtio is inside, as a sentence. */
export function driverWords(facts: GuestFacts): string {
  const name = facts.system?.label ?? 'The system inside';
  switch (drivesVirtio(facts)) {
    case true:
      return `${name} has the driver.`;
    case false:
      return `${name} needs the driver first (virtio-win for Windows).`;
    case undefined:
      return `${name} needs a driver for it; Linux and the BSDs have it.`;
  }
}
