import { expect, it } from 'vitest';
import { containerIdSchema } from '../../contract/container-row.ts';
import type { EngineVolume, EngineVolumeAction, VolumeKind } from '../../contract/engine-volumes.ts';
import { driverOptions, keptElsewhere } from './driver-options.ts';
import type { EngineVolumeFacts } from './facts.ts';
import { planEngineVolumes } from './plan-volumes.ts';

const volume = (name: string, change: Partial<EngineVolume> = {}): EngineVolume => ({
  name,
  driver: 'local',
  mountpoint: `/var/lib/docker/volumes/${name}/_data`,
  labels: {},
  options: {},
  anonymous: false,
  users: [],
  ...change,
});
const users = [
  {
    container: containerIdSchema.parse('c'.repeat(64)),
    name: 'db',
    running: false,
    at: '/data',
    readOnly: false,
  },
];
const plan = (action: EngineVolumeAction, facts: Partial<EngineVolumeFacts> = {}) =>
  planEngineVolumes(action, { engine: 'Docker here', volumes: [], sizes: {}, ...facts });
const create = (of: VolumeKind, name = 'data'): EngineVolumeAction => ({
  do: 'create',
  name,
  of,
  labels: {},
});

it('tells the engine what mount(8) is told', () => {
  const nfs = { kind: 'nfs', server: 'nas', export: '/srv', version: '4', readOnly: true } as const;
  expect(driverOptions(nfs).options).toEqual({ type: 'nfs', device: ':/srv', o: 'addr=nas,nfsvers=4,ro' });
  expect(driverOptions({ kind: 'tmpfs', size: 1024 }).options).toMatchObject({
    type: 'tmpfs',
    o: 'size=1024',
  });
  expect(driverOptions({ kind: 'tmpfs' }).options).not.toHaveProperty('o');
  expect(driverOptions({ kind: 'bind', folder: '/srv' }).options).toEqual({
    type: 'none',
    device: '/srv',
    o: 'bind',
  });
});

it('knows where content is that stays when the volume goes', () => {
  expect(keptElsewhere({ driver: 'local', options: {} })).toBeUndefined();
  expect(keptElsewhere(driverOptions({ kind: 'bind', folder: '/srv' }))).toBe('in /srv');
  expect(keptElsewhere(driverOptions({ kind: 'tmpfs' }))).toBe('in memory');
  const { plan: shown } = plan(
    { do: 'remove', names: ['a', 'b'] },
    {
      volumes: [volume('a', { options: { o: 'bind', device: '/srv', type: 'none' } }), volume('b')],
      sizes: { b: 5 },
    },
  );
  expect(shown.files).toEqual([
    { path: 'a', becomes: 'deleted', note: 'what it holds stays in /srv' },
    { path: 'b', becomes: 'deleted', size: 5, lost: true },
  ]);
  expect(shown.lost).toEqual(['Everything in the volume “b”.']);
});

it('does not remove what a container has, running or not', () => {
  const { plan: shown, work } = plan({ do: 'remove', names: ['a'] }, { volumes: [volume('a', { users })] });
  expect(shown.problems[0]?.failure).toMatchObject({ code: 'RESOURCE_BUSY', params: { name: 'a' } });
  expect(work).toEqual([]);
});

it('prunes what nobody has, and with a name only when asked', () => {
  const volumes = [volume('a', { users }), volume('b'), volume('c', { anonymous: true })];
  const names = (anonymous: boolean) =>
    plan({ do: 'prune', anonymous }, { volumes }).work.map(({ name }) => name);
  expect(names(true)).toEqual(['c']);
  expect(names(false)).toEqual(['b', 'c']);
  expect(plan({ do: 'prune', anonymous: true }).plan.problems).toMatchObject([
    { failure: { code: 'STATE_INVALID', params: { name: 'Docker here' } } },
  ]);
});

it.each([
  ['a name that Docker does not take', create({ kind: 'plain' }, 'a'), 'name'],
  ['a folder without its first slash', create({ kind: 'bind', folder: 'srv' }), 'of.folder'],
  [
    'a server that is a list',
    create({ kind: 'nfs', server: 'a,b', export: '/', version: '4', readOnly: false }),
    'of.server',
  ],
  ['nothing as a size', create({ kind: 'tmpfs', size: 0 }), 'of.size'],
  ['a driver without a name', create({ kind: 'driver', driver: ' ', options: {} }), 'of.driver'],
])('tells of %s', (_, action, field) => {
  expect(plan(action).plan.problems.map(each => each.field)).toEqual([field]);
});

it('warns where a folder of another computer cannot be looked at', () => {
  const action = create({ kind: 'bind', folder: '/srv' });
  expect(plan(action).plan.warnings).toHaveLength(1);
  expect(plan(action, { folder: 'there' }).plan.warnings).toEqual([]);
  expect(plan(action, { folder: 'absent' }).plan.problems[0]?.failure.code).toBe('FILE_NOT_FOUND');
});
