import { describe, expect, it } from 'vitest';
import { GiB, MiB } from '../units.ts';
import { freeRange } from './id-ranges.ts';
import { planLxc } from './plan.ts';
import { lxcFacts, lxcRequest } from './testing/request.ts';

const planned = (change = {}, facts = {}) => planLxc(lxcRequest(change), lxcFacts(facts));
const codes = ({ plan }: ReturnType<typeof planned>) =>
  plan.problems.map(({ field, failure }) => `${field} ${failure.code}`);
const use = { kind: 'folder', path: '/srv/tree', how: 'use' };
const found = { absent: false, programAbsent: false, usedBy: [] };

describe('the document', () => {
  it.each([
    ['system', {}],
    [
      'program',
      {
        root: use,
        runs: {
          kind: 'program',
          path: '/bin/sh',
          args: ['-c', 'echo "a" && sleep <1>'],
          env: [{ name: 'A', value: 'b c' }],
          user: '1000',
          group: 'users',
          folder: '/srv',
        },
        cpuShares: 512,
        network: { to: 'bridge', bridge: 'br0' },
      },
    ],
    [
      'privileged',
      {
        firstId: null,
        network: { to: 'none' },
        capabilities: { policy: 'deny', keep: ['net_raw'], drop: ['sys_time'] },
        folders: [
          { kind: 'bind', source: '/srv/data', target: '/data', readOnly: true },
          { kind: 'ram', size: 16 * MiB, target: '/tmp' },
        ],
      },
    ],
  ])('of a container: %s', async (name, change) => {
    await expect(planned(change).plan.xml).toMatchFileSnapshot(`goldens/${name}.xml`);
  });
});

describe('what is done', () => {
  it('makes a folder of ours, whose files belong to the mapped root', () => {
    const { plan, work } = planned();
    expect(plan.files).toMatchObject([{ path: '/roots/web/rootfs', becomes: 'made' }]);
    expect(work?.unpack).toMatchObject({ home: '/roots/web', root: '/roots/web/rootfs', shift: 1_000_000 });
    expect(plan.steps).toHaveLength(4);
  });

  it('leaves a folder alone that is used as it is', () => {
    const { plan, work } = planned({ root: use }, { cannotUnpack: 'no root', root: found });
    expect(plan.files).toMatchObject([{ path: '/srv/tree', becomes: 'kept' }]);
    expect([work?.unpack, work?.root]).toEqual([undefined, '/srv/tree']);
  });

  it('moves no owners where root is root', () => {
    expect(planned({ firstId: null }).work?.unpack?.shift).toBe(0);
  });
});

describe('what makes it impossible', () => {
  it.each<[string, object, object, string]>([
    ['a name that is taken', {}, { names: ['web'] }, 'name NAME_TAKEN'],
    ['no root', {}, { cannotUnpack: 'no root' }, 'root UNSUPPORTED'],
    ['a tarball that is not there', {}, { root: { ...found, absent: true } }, 'root.path FILE_NOT_FOUND'],
    [
      'an image that is not there',
      { root: { kind: 'image', engine: 'e', image: 'x:1' } },
      { root: { ...found, absent: true } },
      'root.image IMAGE_ABSENT',
    ],
    [
      'a tool that is not there',
      { root: { kind: 'distribution', tool: 'debootstrap', suite: 'bookworm', packages: [] } },
      { tools: ['mmdebstrap'] },
      'root.tool UNSUPPORTED',
    ],
    ['no init', { root: use }, { root: { ...found, programAbsent: true } }, 'runs.init PROGRAM_ABSENT'],
    ['a folder in the way', {}, { parentTaken: true }, 'name INPUT_INVALID'],
    ['no room', {}, { root: { ...found, size: 9 * GiB }, free: GiB }, 'root NO_SPACE'],
    [
      'a network that is off',
      {},
      { networks: [{ name: 'default', active: false }] },
      'network.network NETWORK_INACTIVE',
    ],
    ['no such network', {}, { networks: [] }, 'network.network NETWORK_ABSENT'],
    ['no such bridge', { network: { to: 'bridge', bridge: 'br7' } }, {}, 'network.bridge INPUT_INVALID'],
    [
      'a folder over the root',
      { folders: [{ kind: 'ram', size: 1, target: '/' }] },
      {},
      'folders.0.target INPUT_INVALID',
    ],
    ['a folder that is not there', {}, { missing: ['/srv/data'] }, 'folders FILE_NOT_FOUND'],
    [
      'a capability kept and dropped',
      { capabilities: { policy: 'default', keep: ['chown'], drop: ['chown'] } },
      {},
      'capabilities INPUT_INVALID',
    ],
  ])('%s', (_, change, facts, code) => {
    const result = planned(change, facts);
    expect(codes(result)).toEqual([code]);
    expect(result.work).toBeUndefined();
  });
});

describe('what is warned of', () => {
  const range = { guest: 'db', first: 1_000_000, count: 65_536, system: true, running: true };
  const texts = (result: ReturnType<typeof planned>) =>
    result.plan.warnings.map(({ text }) => text).join('|');

  it('users that another container has', () => {
    const result = planned({ firstId: 1_065_535 }, { ranges: [range] });
    expect(texts(result)).toContain('db');
    expect(result.plan.warnings[0]?.remedy).toContain('1065536');
    expect(texts(planned({ firstId: 1_065_536 }, { ranges: [range] }))).toBe('');
  });

  it('files that belong to others, and a folder that another has', () => {
    const root = { ...found, owner: 0, usedBy: ['db'] };
    expect(planned({ root: use }, { root }).plan.warnings).toHaveLength(2);
    expect(
      planned({ root: use, firstId: null }, { root: { ...found, owner: 0 } }).plan.warnings,
    ).toHaveLength(1);
  });

  it('a second whole system on a host with stray cgroups', () => {
    const stray = { strayHierarchy: true, ranges: [range] };
    expect(texts(planned({ firstId: 1_065_536 }, stray))).toContain('db');
    expect(texts(planned({ firstId: 1_065_536 }, { ranges: [range] }))).toBe('');
  });
});

it('finds numbers that nobody has', () => {
  expect(freeRange([])).toBe(1_000_000);
  expect(freeRange([{ first: 1_000_000, count: 65_536 }])).toBe(1_065_536);
  expect(
    freeRange([
      { first: 1_060_000, count: 100_000 },
      { first: 900_000, count: 100_001 },
    ]),
  ).toBe(1_160_000);
});
