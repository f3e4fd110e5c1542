import type { Guest, GuestDetails, GuestSample, RemovalPlan } from '#shared/contract/guests.ts';

const GiB = 1024 ** 3;

/** A number from 0 to 1 that depends on the text alone. */
function hash(text: string): number {
  let value = 7;
  for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) % 9973;
  return value / 9973;
}

export function inventSample(guest: Guest, at: number): GuestSample {
  const base = hash(guest.name);
  const wave = Math.sin(at / 3 + base * 9) * 0.08 + Math.sin(at / 1.3 + base * 5) * 0.05;
  const cpu = Math.min(1, Math.max(0, base * 0.8 + wave + 0.05));
  return {
    connection: guest.connection,
    uuid: guest.uuid,
    at: at + 1000,
    cpu,
    memoryUsed: Math.round(guest.memory * Math.min(0.98, 0.3 + base * 0.5 + wave / 3)),
    memoryTotal: guest.memory,
  };
}

export function inventDetails(guest: Guest): GuestDetails {
  return {
    guest,
    machine: 'pc-q35-7.2',
    firmware: 'UEFI',
    cpu: 'host-passthrough',
    disks: [
      {
        target: 'vda',
        device: 'disk',
        bus: 'virtio',
        source: `/var/lib/libvirt/images/${guest.name}.qcow2`,
        format: 'qcow2',
        readOnly: false,
        capacity: 40 * GiB,
        allocation: 17 * GiB,
      },
      { target: 'sda', device: 'cdrom', bus: 'sata', readOnly: true },
    ],
    interfaces: [{ mac: '52:54:00:5b:12:0e', source: 'default', model: 'virtio', up: true }],
    xml: `<domain type='${guest.virtualization}'>\n  <name>${guest.name}</name>\n  <uuid>${guest.uuid}</uuid>\n  <memory unit='KiB'>${guest.memory / 1024}</memory>\n</domain>\n`,
  };
}

export function inventPlan(guest: Guest): RemovalPlan {
  const { connection, uuid, name, state } = guest;
  return {
    guest: { connection, uuid },
    name,
    running: state === 'running' || state === 'paused',
    disks: [
      {
        target: 'vda',
        path: `/var/lib/libvirt/images/${name}.qcow2`,
        capacity: 40 * GiB,
        allocation: 17 * GiB,
        suggested: true,
        deletable: true,
      },
      {
        target: 'sda',
        path: '/var/lib/libvirt/images/debian-13.iso',
        suggested: false,
        deletable: false,
        note: 'read-only medium, kept',
      },
    ],
    files: [
      {
        id: 'nvram',
        kind: 'nvram',
        label: 'UEFI variables',
        path: `/var/lib/libvirt/qemu/nvram/${name}_VARS.fd`,
        suggested: true,
        deletable: true,
        under: [],
      },
    ],
    snapshots: [],
    also: [],
  };
}
