import { describe, expect, it } from 'vitest';
import { hostStepSchema } from '../../contract/host-step.ts';
import type { HostTuning } from '../../contract/host-tuning.ts';
import type { HostCpu } from '../../contract/topology.ts';
import { keptNow, planCores } from './cores.ts';
import { freeBlocks } from './free-blocks.ts';
import { kvmOptions, optionsOf, planOption } from './kvm-options.ts';
import { neededPages, planPages } from './pages.ts';

const GIB = 2 ** 30;
const ref = (n: number) =>
  ({ connection: 'system', uuid: `5c2b7d1e-0000-4000-8000-00000000000${n}` }) as never;

/** Eight hyper-threads of four cores on one node, the last core an efficient one. */
const cpus: HostCpu[] = Array.from({ length: 8 }, (_, id) => ({
  id,
  package: 0,
  die: 0,
  core: id % 4,
  node: 0,
  kind: id % 4 === 3 ? 'efficiency' : 'performance',
  online: true,
}));

const host: HostTuning = {
  topology: { cpus, caches: [], nodes: [{ id: 0, memory: 32 * GIB, hugePages: [] }], pinned: {} },
  memory: { total: 32 * GIB, free: 20 * GIB },
  pages: [
    { size: '2M', total: 1024, free: 1000, atHand: 2000, atMost: 9000 },
    { size: '1G', total: 0, free: 0, atHand: 0, atMost: 18 },
    { size: '1G', node: 0, total: 0, free: 0, atHand: 0, atMost: 18 },
  ],
  users: [{ guest: ref(1), name: 'win11', running: false, memory: 16 * GIB, size: '1G' }],
  kvm: [
    { module: 'kvm', loaded: true, parameters: { ignore_msrs: 'N', report_ignored_msrs: 'Y' } },
    { module: 'kvm_intel', loaded: true, parameters: { nested: 'N', ept: 'Y' } },
  ],
  kvmGuests: [{ guest: ref(2), name: 'db' }],
  cpus: { isolated: '', systemd: true },
  boot: { loader: 'grub', arguments: ['quiet', 'isolcpus=6', 'default_hugepagesz=1G'] },
  missing: [],
};
const texts = (remarks: readonly { text: string }[]) => remarks.map(({ text }) => text).join(' ');

describe('huge pages', () => {
  it('are reserved at once, by the kernel’s arguments where only they can, and on one node', () => {
    expect(planPages(host, { size: '2M', count: 2048, when: 'both' })).toMatchObject({
      steps: [{ do: 'huge-pages', size: '2M', count: 2048, when: 'both' }],
      problems: [],
    });
    expect(planPages(host, { size: '1G', count: 16, when: 'boot' }).steps).toEqual([
      { do: 'huge-pages', size: '1G', count: 16, when: 'boot', loader: 'grub' },
    ]);
    const onNode = planPages(host, { size: '1G', count: 16, when: 'boot', node: 0 });
    expect(onNode.steps).toEqual([{ do: 'huge-pages', size: '1G', count: 16, when: 'boot', node: 0 }]);
    expect(texts(onNode.warnings)).toContain('not surely');
  });

  it('need a boot loader that we know for 1 GiB at the start', () => {
    const unknown = { ...host, boot: { loader: 'unknown' as const, arguments: [] } };
    const plan = planPages(unknown, { size: '1G', count: 4, when: 'boot' });
    expect(plan.steps).toEqual([]);
    expect(plan.problems[0]?.remedy).toContain('hugepagesz=1G');
  });

  it('are not taken from guests, nor more than there is', () => {
    expect(texts(planPages(host, { size: '2M', count: 10, when: 'now' }).problems)).toContain(
      '24 of them are in use',
    );
    expect(texts(planPages(host, { size: '1G', count: 19, when: 'now' }).problems)).toContain(
      'free memory for 18',
    );
    expect(texts(planPages(host, { size: '1G', count: 30, when: 'boot' }).problems)).toContain(
      '32 GiB of the 32 GiB',
    );
    expect(texts(planPages(host, { size: '2M', count: 15_400, when: 'boot' }).warnings)).toContain(
      'left for the host',
    );
  });

  it('say how likely they can be had now, and which guests would not start', () => {
    expect(texts(planPages(host, { size: '2M', count: 4000, when: 'now' }).warnings)).toContain(
      '2000 more are there',
    );
    expect(texts(planPages(host, { size: '1G', count: 8, when: 'now' }).warnings)).toMatch(
      /rare.*“win11” needs 16/,
    );
    expect(neededPages(host, '1G')).toMatchObject({ running: 0, all: 16 });
    expect(neededPages({ ...host, boot: { ...host.boot, arguments: [] } }, '2M').all).toBe(0);
  });

  it('do nothing where there are as many', () => {
    expect(planPages(host, { size: '2M', count: 1024, when: 'now' }).steps).toEqual([]);
  });

  it('are counted in one piece by the kernel’s free lists', () => {
    const text = `Node 0, zone      DMA      0      0      0      0      0      0      0      0      1      1      2 
Node 0, zone   Normal  10372   6216   1034    290    106     30      7      6      9      5     40 
Node 1, zone   Normal      0      0      0      0      0      0      0      0      0      3      0 
`;
    expect([...freeBlocks(text, 2 ** 21)]).toEqual([
      [0, 1 + 2 * 2 + 5 + 40 * 2],
      [1, 3],
    ]);
    expect([...freeBlocks(text, GIB).values()]).toEqual([0, 0]);
  });
});

describe('options of KVM', () => {
  const option = (name: string) =>
    kvmOptions.find(each => each.name === name && each.module !== 'kvm_amd') as never;

  it('are those that the loaded modules have', () => {
    expect(optionsOf(host).map(({ module, name }) => `${module}.${name}`)).toEqual([
      'kvm_intel.nested',
      'kvm.ignore_msrs',
      'kvm.report_ignored_msrs',
      'kvm_intel.ept',
    ]);
  });

  it('name the guests that stand in the way of loading a module anew', () => {
    const plan = planOption(host, option('nested'), true, 'both');
    expect(plan.steps).toEqual([]);
    expect(texts(plan.problems)).toContain('“db” uses it');
    expect(planOption(host, option('nested'), true, 'boot').steps).toHaveLength(1);
    expect(planOption({ ...host, kvmGuests: [] }, option('nested'), true, 'now').problems).toEqual([]);
  });

  it('are set at once where the kernel takes them from a running module', () => {
    expect(planOption(host, option('ignore_msrs'), true, 'both')).toMatchObject({
      problems: [],
      steps: [{ module: 'kvm', options: [{ name: 'ignore_msrs', value: '1' }], when: 'both' }],
    });
  });

  it('warn of what hurts, and of the kernel’s own arguments', () => {
    expect(texts(planOption(host, option('ept'), false, 'boot').warnings)).toContain('slower');
    const started = { ...host, boot: { ...host.boot, arguments: ['kvm.ignore_msrs=0'] } };
    expect(texts(planOption(started, option('ignore_msrs'), true, 'boot').warnings)).toContain(
      'kvm.ignore_msrs=0',
    );
  });
});

describe('cores for guests', () => {
  it('are kept by systemd at once, or by the kernel from the next start, in place of what was there', () => {
    expect(planCores(host, { cpus: [1, 2, 5, 6], way: 'systemd', when: 'both' })).toMatchObject({
      steps: [{ do: 'reserve-cpus', cpus: '1-2,5-6', when: 'both' }],
      problems: [],
      warnings: [],
    });
    expect(planCores(host, { cpus: [1, 5], way: 'kernel', when: 'boot' }).steps).toEqual([
      {
        do: 'kernel-arguments',
        loader: 'grub',
        add: ['isolcpus=1,5', 'nohz_full=1,5', 'rcu_nocbs=1,5'],
        remove: ['isolcpus=6'],
      },
    ]);
  });

  it('leave something for the host', () => {
    const plan = planCores(host, { cpus: [0, 1, 2, 3, 4, 5, 6, 7], way: 'systemd', when: 'now' });
    expect(texts(plan.problems)).toContain('No CPU is left');
    expect(planCores(host, { cpus: [], way: 'systemd', when: 'now' }).problems).toHaveLength(1);
    expect(texts(planCores(host, { cpus: [9], way: 'systemd', when: 'now' }).problems)).toContain('no CPU 9');
  });

  it('are told apart by core, kind and place', () => {
    const warned = (chosen: number[]) =>
      texts(planCores(host, { cpus: chosen, way: 'systemd', when: 'now' }).warnings);
    expect(warned([0, 4])).toContain('CPU 0 does work');
    expect(warned([1])).toContain('shares its core');
    expect(warned([2, 3, 6, 7])).toContain('mixed');
    expect(warned([1, 5])).toBe('');
  });

  it('are known by what systemd leaves to the host', () => {
    expect(keptNow({ ...host, cpus: { isolated: '6-7', host: '0-3', systemd: true } })).toEqual({
      systemd: [4, 5, 6, 7],
      kernel: [6, 7],
    });
    expect(keptNow(host)).toEqual({ systemd: [], kernel: [] });
  });
});

it('plans nothing but steps that the helper knows', () => {
  const plans = [
    planPages(host, { size: '1G', count: 16, when: 'boot' }),
    planCores(host, { cpus: [1, 5], way: 'kernel', when: 'boot' }),
    ...kvmOptions.map(option => planOption({ ...host, kvmGuests: [] }, option, true, 'boot')),
  ];
  for (const step of plans.flatMap(({ steps }) => steps))
    expect(hostStepSchema.safeParse(step).error).toBeUndefined();
});
