import { expect, it } from 'vitest';
import type { HostRun } from '#shared/contract/host-changes.ts';
import type { HostStep } from '#shared/contract/host-step.ts';
import { runOf } from './host-part.ts';
import type { SetupRecord } from './setup.ts';

const step: HostStep = { do: 'kernel-arguments', loader: 'grub', add: ['iommu=pt'], remove: [] };
const record = { at: 1_000_000_000_000, steps: [step] } as unknown as SetupRecord;
const run = (id: string, at: number, steps: readonly HostStep[]): HostRun => ({
  id,
  title: '',
  at,
  state: 'after',
  steps: [...steps],
  files: [],
  rebootPending: false,
});

it('knows the run of a script that a person ran, by what it did', () => {
  const same: HostStep = { remove: [], add: ['iommu=pt'], loader: 'grub', do: 'kernel-arguments' };
  const other: HostStep = { ...same, add: ['intel_iommu=on'] };
  const runs = [
    run('other', record.at + 3, [other]),
    run('first', record.at + 1, [same]),
    run('again', record.at + 2, [same]),
    run('long-ago', record.at - 100 * 24 * 60 * 60_000, [same]),
  ];
  expect(runOf(record, runs)?.id).toBe('again');
  expect(runOf(record, runs.slice(3))).toBeUndefined();
  expect(runOf({ ...record, run: 'first' }, runs)?.id).toBe('first');
  expect(runOf({ ...record, steps: [] }, runs)).toBeUndefined();
});
