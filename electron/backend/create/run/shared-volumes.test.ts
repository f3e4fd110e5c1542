import { expect, it } from 'vitest';
import { SharedVolumes } from './shared-volumes.ts';

it('lets one at a time, in the order in which they came, also after one that failed', async () => {
  const shared = new SharedVolumes();
  const release = shared.hold('base');
  const trail: string[] = [];
  const act = (name: string) => async () => {
    trail.push(`${name} begins`);
    await new Promise(resolve => setImmediate(resolve));
    trail.push(`${name} ends`);
    if (name === 'a') throw new Error('refused');
  };
  const all = [
    shared.alone('base', act('a')),
    shared.alone('base', act('b')),
    shared.alone('base', act('c')),
  ];
  const outcomes = await Promise.allSettled(all);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  expect(trail).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  release();
});

it('is held until everybody who holds it has let go, each once', () => {
  const shared = new SharedVolumes();
  const [one, other] = [shared.hold('base'), shared.hold('base')];
  one();
  one();
  expect(shared.isHeld('base')).toBe(true);
  other();
  expect(shared.isHeld('base')).toBe(false);
});
