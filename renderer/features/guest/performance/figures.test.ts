import { expect, it } from 'vitest';
import type { PerformanceSample } from '#shared/contract/performance.ts';
import { summaryOf } from '#renderer/ui/chart/figure.ts';
import { figuresOf } from './figures.ts';

const sample = (change: Partial<PerformanceSample> = {}): PerformanceSample => ({
  at: 0,
  vcpus: [0.5, 0.1],
  cpu: 0.3,
  memory: { total: 1024 },
  disks: {},
  interfaces: {},
  ...change,
});
const disk = { read: 2048, written: 0, reads: 1, writes: 0 };

it('draws a disk that came later with nothing before it', () => {
  const figures = figuresOf([sample(), sample({ disks: { vdb: disk } })], false);
  expect(figures.map(({ id }) => id)).toEqual(['cpu', 'memory', 'disk vdb']);
  expect(figures[2]?.lines[0]?.values).toEqual([null, 2048]);
});

it('leaves out lines of which nothing was measured', () => {
  const [cpu, memory] = figuresOf([sample()], false);
  expect(cpu?.lines.map(({ label }) => label)).toEqual(['Used']);
  expect(memory?.lines.map(({ label }) => label)).toEqual(['Given']);
});

it('has a line for each CPU where they are asked for', () => {
  const [cpu] = figuresOf([sample(), sample({ vcpus: [0.5] })], true);
  expect(cpu?.lines.map(({ label, values }) => [label, values])).toEqual([
    ['CPU 0', [0.5, 0.5]],
    ['CPU 1', [0.1, null]],
  ]);
});

it('says in words what is drawn', () => {
  const [cpu] = figuresOf([sample({ cpu: 0.9 }), sample()], false);
  expect(cpu && summaryOf(cpu)).toBe('Used 30 %, at most 90 %');
});

it('has nothing to draw without a sample', () => expect(figuresOf([], false)).toEqual([]));
