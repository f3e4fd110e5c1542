import type { Connection } from '#shared/contract/connections.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';

let count = 0;

export const localId = 'system' as ConnectionId;

export const inventUuid = (number: number): Uuid =>
  `${number.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000` as Uuid;

/** A guest for tests, different from every other; say only what the test is about. */
export function inventGuest(change: Partial<Guest> = {}): Guest {
  count += 1;
  return {
    connection: localId,
    uuid: inventUuid(count),
    name: `guest-${count}`,
    state: 'running',
    persistent: true,
    autostart: false,
    virtualization: 'kvm',
    arch: 'x86_64',
    vcpus: 2,
    memory: 2 * 1024 ** 3,
    tags: [],
    addresses: [],
    displays: [{ index: 0, type: 'vnc', openable: true }],
    textConsoles: [{ alias: 'serial0', label: 'Serial 1', openable: true }],
    ...change,
  };
}

export function inventConnection(change: Partial<Connection> = {}): Connection {
  return {
    id: localId,
    uri: 'qemu:///system',
    label: 'this computer',
    origin: 'found',
    state: 'online',
    since: 0,
    host: { hostname: 'inn', driver: 'QEMU', libvirtVersion: '9.0.0', local: true },
    ...change,
  };
}
