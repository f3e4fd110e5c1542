import { expect, it } from 'vitest';
import type { Guest } from '#shared/contract/guests.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { type GuestClaims, NO_CLAIMS } from '#shared/domain/guests/claims.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { diskUsers, readHostClaims } from './claims.ts';

interface Has extends Partial<GuestClaims> {
  readonly name: string;
  readonly on: string;
  readonly state?: Guest['state'];
}

/** Connections `system` and `session` are on this computer, `far` is not. */
function backend(guests: readonly Has[]) {
  const live = (id: string) => ({ id, host: { local: id !== 'far' } }) as unknown as LiveConnection;
  const deps = {
    connections: { list: () => ['system', 'session', 'far'].map(id => ({ id })), live },
    guests: {
      list: (connection: ConnectionId) =>
        guests.filter(({ on }) => on === connection).map(has => ({ state: 'running', ...has })),
      claims: (guest: Has) => ({ ...NO_CLAIMS, ...guest }),
    },
  } as unknown as AreaDeps;
  return { deps, live };
}

it('counts only what runs, on all connections to the same host', () => {
  const { deps, live } = backend([
    { name: 'a', on: 'system', devices: ['pci 0000:01:00.0'], pins: [[0, 1], [1]] },
    { name: 'b', on: 'session', devices: ['pci 0000:01:00.0'], pins: [[1]] },
    { name: 'off', on: 'system', state: 'off', devices: ['usb 1.2'], pins: [[0]] },
    { name: 'elsewhere', on: 'far', devices: ['usb 1.3'], pins: [[5]] },
  ]);
  const here = readHostClaims(deps, live('system'));
  expect([...here.devices]).toEqual([['pci 0000:01:00.0', ['a', 'b']]]);
  expect(here.pinned).toEqual({ 0: 1, 1: 3 });
  expect(readHostClaims(deps, live('far')).pinned).toEqual({ 5: 1 });
});

it('names whoever has a disk, running or not, by any of its names', () => {
  const { deps, live } = backend([
    { name: 'a', on: 'system', state: 'off', disks: ['default/a.qcow2'] },
    { name: 'b', on: 'session', disks: ['/images/a.qcow2'] },
    { name: 'c', on: 'system', disks: ['/images/c.qcow2'] },
    { name: 'd', on: 'far', disks: ['/images/a.qcow2'] },
  ]);
  expect(diskUsers(deps, live('system'), ['/images/a.qcow2', 'default/a.qcow2'])).toEqual(['a', 'b']);
});
