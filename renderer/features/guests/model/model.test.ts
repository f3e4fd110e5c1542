import { describe, expect, it } from 'vitest';
import { guestKey } from '#renderer/api/live/guests.ts';
import { inventGuest } from '#renderer/testing/invent.ts';
import { arrange, keepIfSame, type Item } from './arrange.ts';
import { columns, fitColumns } from './columns.ts';
import { compileFilter, toggled, withoutFilter } from './filter.ts';
import { holdOrder } from './hold-order.ts';
import { choose, nothing, prune } from './selection.ts';
import { comparator } from './sort.ts';

const web = inventGuest({
  name: 'web-2',
  os: { label: 'Debian 12' },
  addresses: ['10.0.0.7'],
  tags: ['Front'],
  group: 'Work',
});
const web10 = inventGuest({ name: 'web-10', state: 'off', tags: ['db', 'front end'], memory: 1024 ** 3 });
const lab = inventGuest({ name: 'Alpha', state: 'paused', group: 'Lab', os: { label: 'Alpine' } });
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
    const twin = inventGuest({ name: 'web-2' });
    const compare = comparator('vcpus', false, facts);
    expect(Math.sign(compare(web, twin))).toBe(-Math.sign(compare(twin, web)));
    expect(compare(web, twin)).not.toBe(0);
  });
});

describe('arrange', () => {
  const headings = (items: readonly Item[]) =>
    items.flatMap(item => (item.kind === 'group' ? [item.label] : []));
  const grouping = {
    headingOf: (guest: typeof web) => guest.group,
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
});

it('hands back the same lines when nothing about them is new', () => {
  const grouping = {
    headingOf: (guest: typeof web) => guest.group,
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
