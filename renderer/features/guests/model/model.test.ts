import { describe, expect, it } from 'vitest';
import { guestKey } from '#renderer/api/live/guests.ts';
import { inventContainer, inventedEngine } from '#renderer/testing/invent-containers.ts';
import { inventGuest, localId } from '#renderer/testing/invent.ts';
import { arrange, keepIfSame, type Item } from './arrange.ts';
import { columns, emptyColumns, fitColumns } from './columns.ts';
import { entryOfContainer, entryOfGuest } from './entry.ts';
import { compileFilter, toggled, withoutFilter } from './filter.ts';
import { holdOrder } from './hold-order.ts';
import { choose, nothing, prune } from './selection.ts';
import { comparator } from './sort.ts';

const guest = (change: Parameters<typeof inventGuest>[0]) => entryOfGuest(inventGuest(change));
const container = (change: Parameters<typeof inventContainer>[0]) =>
  entryOfContainer(inventContainer(change));

const web = guest({
  name: 'web-2',
  os: { label: 'Debian 12' },
  addresses: ['10.0.0.7'],
  tags: ['Front'],
  group: 'Work',
});
const web10 = guest({ name: 'web-10', state: 'off', tags: ['db', 'front end'], memory: 1024 ** 3 });
const lab = guest({ name: 'Alpha', state: 'paused', group: 'Lab', os: { label: 'Alpine' } });
const all = [web10, lab, web];
const facts = { hostOf: () => 'here', cpuOf: () => undefined };
const names = (guests: readonly { name: string }[]) => guests.map(guest => guest.name);

describe('filter', () => {
  const found = (search: Parameters<typeof compileFilter>[0]) => names(all.filter(compileFilter(search)));

  it('finds every word in name, system, address, tag or group, whatever its case', () => {
    expect(found({ q: 'WEB' })).toEqual(['web-10', 'web-2']);
    expect(found({ q: 'front debian' })).toEqual(['web-2']);
    expect(found({ q: '10.0' })).toEqual(['web-2']);
    expect(found({ q: 'lab' })).toEqual(['Alpha']);
    expect(found({ q: 'front nothing' })).toEqual([]);
  });

  it('joins chips of one kind by or, and kinds by and', () => {
    expect(found({ state: ['off', 'paused'] })).toEqual(['web-10', 'Alpha']);
    expect(found({ state: ['off', 'paused'], tag: ['db'] })).toEqual(['web-10']);
    expect(found({ state: [] })).toHaveLength(3);
  });

  it('clears filters but keeps how the list is sorted', () => {
    expect(withoutFilter({ q: 'a', state: ['off'], sort: 'memory', by: 'none' })).toEqual({
      sort: 'memory',
      by: 'none',
    });
    expect(toggled(toggled(undefined, 'a'), 'a')).toBeUndefined();
  });
});

describe('both kinds in one list', () => {
  const shop = container({
    name: 'shop-web-1',
    image: 'nginx:1.27',
    project: { name: 'shop', service: 'frontend' },
    ports: [{ container: 80, transport: 'tcp', host: { address: '0.0.0.0', port: 8080 } }],
  });
  const failed = container({ name: 'import', state: 'exited', exitCode: 3 });
  const lxc = guest({ name: 'old-style', virtualization: 'lxc' });
  const both = [...all, shop, failed, lxc];
  const found = (search: Parameters<typeof compileFilter>[0]) => names(both.filter(compileFilter(search)));

  it('finds containers by image, project, service, port and id', () => {
    for (const q of ['nginx', 'shop', 'frontend', '8080', '80']) expect(found({ q })).toContain('shop-web-1');
    expect(found({ q: '808' })).not.toContain('shop-web-1');
    expect(shop.of === 'container' && found({ q: shop.container.id.slice(0, 12) })).toContain('shop-web-1');
  });

  it('has one word for the state of both, and counts containers of libvirt among the containers', () => {
    expect(found({ state: ['off'] })).toEqual(['web-10', 'import']);
    expect(found({ kind: 'container' })).toEqual(['shop-web-1', 'import', 'old-style']);
    expect(found({ kind: 'machine', state: ['off'] })).toEqual(['web-10']);
  });

  it('narrows to hosts of either sort, and to projects', () => {
    expect(found({ engine: [inventedEngine.id] })).toEqual(['shop-web-1', 'import']);
    expect(found({ connection: [localId] })).toEqual(names([...all, lxc]));
    expect(found({ connection: [localId], engine: [inventedEngine.id] })).toHaveLength(both.length);
    expect(found({ project: ['shop'] })).toEqual(['shop-web-1']);
    expect(
      compileFilter(withoutFilter({ kind: 'machine', engine: [inventedEngine.id], project: ['a'] }))(shop),
    ).toBe(true);
  });

  it('sorts what one kind does not have behind what the other has', () => {
    expect(names(both.toSorted(comparator('memory', true, facts))).slice(-2)).toEqual([
      'import',
      'shop-web-1',
    ]);
    expect(names(both.toSorted(comparator('system', false, facts))).slice(0, 2)).toEqual(['Alpha', 'web-2']);
  });

  it('puts a project under a heading as it does a group', () => {
    const items = arrange(both, { headingOf: ({ group }) => group, rest: '', collapsed: new Set() });
    expect(items.flatMap(item => (item.kind === 'group' ? [item.label] : []))).toEqual([
      'Lab',
      'shop',
      'Work',
      '',
    ]);
  });
});

describe('sort', () => {
  it('counts numbers in names as numbers', () => {
    expect(names(all.toSorted(comparator('name', false, facts)))).toEqual(['Alpha', 'web-2', 'web-10']);
    expect(names(all.toSorted(comparator('name', true, facts)))).toEqual(['web-10', 'web-2', 'Alpha']);
  });

  it('puts what is missing last both ways', () => {
    expect(names(all.toSorted(comparator('system', false, facts))).at(-1)).toBe('web-10');
    expect(names(all.toSorted(comparator('system', true, facts))).at(-1)).toBe('web-10');
  });

  it('never calls two guests equal', () => {
    const twin = guest({ name: 'web-2' });
    const compare = comparator('vcpus', false, facts);
    expect(Math.sign(compare(web, twin))).toBe(-Math.sign(compare(twin, web)));
    expect(compare(web, twin)).not.toBe(0);
  });
});

describe('arrange', () => {
  const headings = (items: readonly Item[]) =>
    items.flatMap(item => (item.kind === 'group' ? [item.label] : []));
  const grouping = {
    headingOf: ({ group }: typeof web) => group,
    rest: 'No group',
    collapsed: new Set<string>(),
  };

  it('sorts headings and puts the rest last', () => {
    expect(headings(arrange(all, grouping))).toEqual(['Lab', 'Work', 'No group']);
  });

  it('hides what a collapsed heading holds, and keeps its count', () => {
    const items = arrange(all, { ...grouping, collapsed: new Set(['group:Lab']) });
    expect(items[0]).toMatchObject({ label: 'Lab', count: 1, collapsed: true });
    expect(items).toHaveLength(5);
  });

  it('has no heading where there are no groups', () => {
    expect(headings(arrange([web10], grouping))).toEqual([]);
  });
});

it('keeps rows in place while they are pointed at', () => {
  expect(holdOrder(['c', 'a', 'd'], ['a', 'b', 'c'])).toEqual(['a', 'c', 'd']);
});

describe('selection', () => {
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(name => guestKey(inventGuest({ name }))) as [
    never,
    never,
    never,
    never,
  ];
  const order = [a, b, c, d];
  const plain = { toggle: false, range: false };

  it('takes one, adds one, takes one out', () => {
    const one = choose(nothing, b, order, plain);
    const two = choose(one, d, order, { toggle: true, range: false });
    expect([...two.selected]).toEqual([b, d]);
    expect([...choose(two, b, order, { toggle: true, range: false }).selected]).toEqual([d]);
  });

  it('spans from the anchor in both directions, and shrinks again', () => {
    const one = choose(nothing, b, order, plain);
    const down = choose(one, d, order, { toggle: false, range: true });
    expect([...down.selected]).toEqual([b, c, d]);
    expect([...choose(down, a, order, { toggle: false, range: true }).selected]).toEqual([a, b]);
  });

  it('lets go of what is not shown any more', () => {
    const three = choose(choose(nothing, a, order, plain), c, order, { toggle: false, range: true });
    expect([...prune(three, [c, d]).selected]).toEqual([c]);
    expect(prune(three, order)).toBe(three);
  });
});

describe('columns', () => {
  it('gives way from the least important one, and never loses the name', () => {
    expect(fitColumns([], 5000)).toEqual(columns);
    expect(fitColumns([], 460).map(({ id }) => id)).toEqual(['name', 'state', 'cpu']);
    expect(fitColumns([], 10).map(({ id }) => id)).toEqual(['name']);
    expect(fitColumns(['name', 'cpu'], 5000).map(({ id }) => id)).not.toContain('cpu');
    expect(fitColumns(['name'], 5000)[0]?.id).toBe('name');
  });

  it('leaves the room of what nobody has to the others', () => {
    expect(emptyColumns({ guests: true, tags: true })).toEqual([]);
    const room = 1072;
    expect(fitColumns([], room).map(({ id }) => id)).not.toContain('host');
    const left = fitColumns(emptyColumns({ guests: false, tags: false }), room).map(({ id }) => id);
    expect(left).toEqual(['name', 'state', 'system', 'address', 'host', 'cpu', 'memory-use', 'memory']);
  });
});

it('hands back the same lines when nothing about them is new', () => {
  const grouping = {
    headingOf: ({ group }: typeof web) => group,
    rest: 'No group',
    collapsed: new Set<string>(),
  };
  const before = arrange(all, grouping);
  expect(keepIfSame(arrange(all, grouping), before)).toBe(before);
  expect(keepIfSame(arrange([lab, web], grouping), before)).not.toBe(before);
  expect(keepIfSame(arrange(all.toReversed(), grouping), before)).toBe(before);
  const folded = arrange(all, { ...grouping, collapsed: new Set(['group:Lab']) });
  expect(keepIfSame(folded, before)).toBe(folded);
});
