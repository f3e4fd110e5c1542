import { expect, it } from 'vitest';
import { WeightedProgress } from './weighted-progress.ts';

function progress() {
  const told: number[] = [];
  return { told, whole: new WeightedProgress(share => told.push(share)) };
}

it('counts every part by its weight', () => {
  const { told, whole } = progress();
  const [small, large] = [whole.part(1), whole.part(3)];
  small.share(1);
  large.share(0.5);
  large.share(1);
  expect(told).toEqual([0.25, 0.625, 1]);
});

it('takes nothing back: not when a part begins again, nor when the rest turns out to be more', () => {
  const { told, whole } = progress();
  const [first, second] = [whole.part(1), whole.part(1)];
  first.share(1);
  first.share(0.2);
  second.weigh(9);
  second.share(0.5);
  expect(told).toEqual([0.5, 0.5, 0.5, 0.55]);
});
