import { expect, test } from 'vitest';
import type { ConnectionId } from '#shared/contract/values.ts';
import { checkDraft } from './check-draft.ts';
import { emptyDraft, type Draft } from './draft.ts';

const good: Draft = { ...emptyDraft('system' as ConnectionId), name: 'web', source: { kind: 'none' } };
const check = (change: Partial<Draft>) => checkDraft({ ...good, ...change } as Draft, 'guest-1');

test('a whole draft is the request as it stands; without a name it has the suggested one', () => {
  expect(checkDraft(good, 'guest-1')).toEqual({ request: good, problems: [] });
  expect(check({ name: '' }).request.name).toBe('guest-1');
});

test('an empty source is missing, not wrong, and a plan is made without it', () => {
  const { request, problems } = check({ source: { kind: 'iso', image: '' } });
  expect(request.source).toEqual({ kind: 'none' });
  expect(problems).toEqual([
    { field: 'source.image', what: 'Pick a file, or type its path or address.', more: '', missing: true },
  ]);
});

test.each([
  [{ vcpus: 0 }, 'vcpus', '1 is the least.'],
  [{ vcpus: 10_000 }, 'vcpus', '4,096 is the most.'],
  [{ vcpus: Number.NaN }, 'vcpus', 'This cannot be read as a number.'],
  [{ name: 'a\u0007b' }, 'name', expect.stringContaining('libvirt cannot keep')],
  [{ disks: [{ size: -1 }] }, 'disks.0.size', '0 bytes is the least.'],
  [{ source: { kind: 'iso', image: 'relative' } }, 'source.image', expect.stringContaining('full path')],
  [{ nics: [{ mac: 'x' }] }, 'nics.0.mac', expect.stringContaining('MAC')],
  [
    { cloudInit: { network: [{ addresses: ['x'] }] } },
    'cloudInit.network.0.addresses.0',
    expect.stringContaining('prefix'),
  ],
] as [Partial<Draft>, string, unknown][])('%j is said at %s', (change, field, what) => {
  const { request, problems } = check(change);
  expect(problems).toEqual([expect.objectContaining({ field, what })]);
  expect(problems[0]).not.toHaveProperty('missing');
  // What is wrong is left out; all else is still planned.
  expect(request).toMatchObject({ connection: 'system' });
});

test('one wrong answer takes no other with it', () => {
  const { request } = check({ vcpus: 0, memory: 5, disks: [{ size: -1, bus: 'sata' }, { size: 7 }] });
  expect(request).toEqual({ ...good, memory: 5, disks: [{ bus: 'sata' }, { size: 7 }] });
});

test('a list item without what it must have goes as a whole', () => {
  const { request, problems } = check({ folders: [{ path: '', tag: 'a' }] });
  expect(problems[0]).toMatchObject({ field: 'folders.0.path' });
  expect(request.folders ?? []).toEqual([]);
});
