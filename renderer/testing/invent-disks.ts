import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { DiskAction } from '#shared/contract/disks.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { ActionFacts, DiskFacts } from '#shared/domain/disks/facts.ts';
import { planDiskAction } from '#shared/domain/disks/plan/plan-action.ts';
import { shownDisk } from '#shared/domain/disks/shown-disk.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { GiB } from '#shared/domain/units.ts';
import { inventAgent } from './invent-agent.ts';

const folder = '/var/lib/libvirt/images';

function inventDisk(guest: Guest, change: Partial<DiskFacts> & { target: string }): DiskFacts {
  return {
    device: 'disk',
    bus: 'virtio',
    kind: 'file',
    format: 'qcow2',
    readOnly: false,
    shareable: false,
    encrypted: false,
    backing: [],
    now: isActive(guest.state),
    lasting: true,
    busy: false,
    snapshots: [],
    checkpoints: [],
    driverDisk: false,
    ...change,
  };
}

function inventFacts(guest: Guest): ActionFacts {
  const path = `${folder}/${guest.name}.qcow2`;
  const { reach, fileSystems = [] } = inventAgent(guest);
  const own = { capacity: 40 * GiB, allocation: 17 * GiB, room: 212 * GiB, pool: 'default' };
  return {
    name: guest.name,
    state: guest.state,
    active: isActive(guest.state),
    persistent: guest.persistent,
    qemu: guest.virtualization !== 'lxc',
    local: true,
    host: 'This computer',
    disks: [
      inventDisk(guest, {
        target: 'vda',
        path,
        source: path,
        volume: `${guest.name}.qcow2`,
        checkpoints: ['monday'],
        backing: guest.tags.includes('linked')
          ? [{ path: `${folder}/debian-12-base.qcow2`, format: 'qcow2' }]
          : [],
        ...own,
      }),
      inventDisk(guest, {
        target: 'sda',
        device: 'cdrom',
        bus: 'sata',
        kind: 'empty',
        format: 'raw',
        readOnly: true,
      }),
    ],
    checkpoints: [{ name: 'monday', createdAt: Date.UTC(2026, 5, 1, 9), disks: ['vda'] }],
    pools: [
      { name: 'default', active: true, type: 'dir', path: folder, free: 212 * GiB, volumes: [] },
      { name: 'fast', active: true, type: 'dir', path: '/srv/nvme', free: 12 * GiB, volumes: [] },
      { name: 'archive', active: false, type: 'dir', path: '/srv/archive', free: 0, volumes: [] },
    ],
    buses: ['virtio', 'sata', 'scsi', 'usb'],
    xml: `<domain type='kvm'>
  <name>${guest.name}</name>
  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type><boot dev='hd'/></os>
  <devices>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${path}'/><target dev='vda' bus='virtio'/></disk>
    <disk type='file' device='cdrom'><target dev='sda' bus='sata'/><readonly/></disk>
  </devices>
</domain>
`,
    sharing: { users: [], overlays: [] },
    image: { format: 'iso', size: 3.7 * GiB, copyable: true },
    folder: {
      path: '/home/sam/backups',
      free: 640 * GiB,
      name: `${guest.name}-2026-06-03`,
      backups: [
        {
          checkpoint: 'monday',
          folder: `${guest.name}-2026-06-01`,
          disks: [{ target: 'vda', file: 'vda.qcow2' }],
        },
      ],
    },
    agent: reach,
    fileSystems,
  };
}

export function inventDisks(guest: Guest) {
  const facts = inventFacts(guest);
  const disks = facts.disks.map(disk => shownDisk(disk, facts));
  return {
    disks,
    checkpoints: [{ name: 'monday', createdAt: Date.UTC(2026, 5, 1, 9), disks: ['vda'] }],
    pools: facts.pools.map(({ name, active, free }) => ({ name, active, free, files: true })),
  };
}

/** As the backend plans it, of invented disks. */
export function inventDiskPlan(guest: Guest, action: DiskAction): ActionPlan {
  const { plan } = planDiskAction(action, inventFacts(guest));
  return { ...plan, stamp: `${action.do} ${plan.title}` };
}
