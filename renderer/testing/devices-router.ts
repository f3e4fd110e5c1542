import { implement, ORPCError } from '@orpc/server';
import { devicesContract } from '#shared/contract/devices.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { hostChangesContract, type HostRun, type RootWay } from '#shared/contract/host-changes.ts';
import { inventChecks } from './invent-doctor.ts';
import { inventedMaps } from './invent-device-map.ts';
import { inventDryRun, inventedRuns } from './invent-host-changes.ts';

/** What a scene's host has by way of devices, and what was changed on it. */
export interface InventedDevices {
  map?: keyof typeof inventedMaps;
  refuse?: Failure;
  /** Nothing is ever answered. */
  silent?: boolean;
  runs?: readonly HostRun[];
  way?: RootWay;
  helper?: 'installed' | 'outdated' | 'absent' | 'carried';
  /** What is in the way of every dry run. */
  problem?: Failure;
}

const never = () => new Promise<never>(() => {});

export function devicesRouter({ map = 'desktop', refuse, silent = false }: InventedDevices = {}) {
  const os = implement(devicesContract);
  const answer = <T>(what: () => T): T | Promise<never> => {
    if (refuse) throw new ORPCError('FAILED', { data: refuse });
    return silent ? never() : what();
  };
  return os.router({
    map: os.map.handler(() => answer(() => inventedMaps[map]())),
    doctor: os.doctor.handler(() => answer(() => ({ checks: inventChecks(map !== 'no-iommu') }))),
    watch: os.watch.handler(async function* ({ signal }) {
      yield { changedAt: 0 };
      await new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));
    }),
    record: os.record.handler(() => ({ name: 'inn.record', text: '' })),
  });
}

export function hostChangesRouter({
  runs = inventedRuns,
  way = 'pkexec',
  helper = 'installed',
  problem,
}: InventedDevices = {}) {
  const os = implement(hostChangesContract);
  const problems = problem ? [{ failure: problem }] : [];
  return os.router({
    reach: os.reach.handler(() => ({
      way,
      helper,
      ...(way === 'pkexec' &&
        helper !== 'installed' && { install: 'sudo /opt/Innkeeper/resources/install-helper' }),
    })),
    dryRun: os.dryRun.handler(({ input }) => ({ ...inventDryRun(input.steps), problems })),
    apply: os.apply.handler(() => ({ job: 'job-7' })),
    runs: os.runs.handler(() => ({ runs: [...runs] })),
    planUndo: os.planUndo.handler(() => {
      const { files, ...rest } = inventDryRun([
        { do: 'kernel-arguments', loader: 'grub', add: [], remove: [] },
      ]);
      return {
        ...rest,
        files: files.map(file => ({ ...file, diff: file.diff && reversed(file.diff) })),
        problems,
      };
    }),
    undo: os.undo.handler(() => ({ job: 'job-7' })),
    proceed: os.proceed.handler(() => ({ job: 'job-7' })),
    script: os.script.handler(() => ({ name: 'innkeeper-iommu.sh', text: '#!/bin/bash\n' })),
  });
}

const reversed = (diff: string): string =>
  diff
    .split('\n')
    .map((line, at) => (at < 2 ? line : line.replace(/^[+-]/, sign => (sign === '+' ? '-' : '+'))))
    .join('\n');
