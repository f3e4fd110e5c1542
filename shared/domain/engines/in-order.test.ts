import { expect, it } from 'vitest';
import { inOrder, mountsInOrder } from './in-order.ts';

it('is the same list whatever the order it came in', () => {
  const [a, b, c] = [
    { name: 'x', at: 2 },
    { name: 'x', at: 10 },
    { name: 'y', at: 1 },
  ] as const;
  const keys = [({ name }: { name: string }) => name, ({ at }: { at: number }) => at] as const;
  for (const list of [
    [a, b, c],
    [c, b, a],
    [b, c, a],
  ])
    expect(inOrder<(typeof list)[number]>(list, ...keys)).toEqual([a, b, c]);
});

it('orders mounts by where they are', () => {
  expect(mountsInOrder([{ Destination: '/data' }, { Destination: '/cache' }])).toEqual([
    { Destination: '/cache' },
    { Destination: '/data' },
  ]);
});
