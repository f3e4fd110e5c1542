import { expect, it } from 'vitest';
import { connectionSchema, type Connection } from '#shared/contract/connections.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { toRemember } from './start-connections.ts';

const row = (change: Partial<Record<keyof Connection, unknown>>): Connection =>
  connectionSchema.parse({
    id: 'system',
    uri: 'qemu:///system',
    label: 'This computer',
    origin: 'found',
    state: 'online',
    since: 0,
    ...change,
  });
const nothing = { added: [], labels: {}, off: [] };
const remember = (rows: Connection[], before: Parameters<typeof toRemember>[1] = nothing) =>
  toRemember({ list: () => rows }, before);

it('remembers added ones, and names and rest of found ones, but none that was given', () => {
  const rows = [
    row({ label: 'Attic', state: 'off' }),
    row({ id: 'host-1', uri: 'qemu+ssh://host/system', label: 'host', origin: 'added' }),
    row({ id: 'other', uri: 'test:///default', origin: 'given' }),
  ];
  expect(remember(rows)).toEqual({
    added: [{ id: 'host-1', uri: 'qemu+ssh://host/system', label: 'host', off: false }],
    labels: { system: 'Attic' },
    off: ['system'],
  });
});

it('forgets a name that was taken back', () => {
  expect(remember([row({})], { ...nothing, labels: { system: 'Attic' } }).labels).toEqual({});
});

it('keeps what does not show now', () => {
  const lxc = 'lxc' as ConnectionId;
  const unusable = { id: 'new-1' as ConnectionId, uri: 'novel:///x', label: 'new', off: false };
  const before = { added: [unusable], labels: { lxc: 'Boxes' }, off: [lxc] };
  expect(remember([row({})], before)).toEqual(before);
});

it('forgets an added one that was removed', () => {
  const gone = { id: 'host-1' as ConnectionId, uri: 'qemu+ssh://host/system', label: 'host', off: false };
  expect(remember([row({})], { ...nothing, added: [gone] }).added).toEqual([]);
});
