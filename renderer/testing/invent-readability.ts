import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { Readability, ReadabilityAction } from '#shared/contract/readability.ts';
import type { AccessFacts, PartFacts } from '#shared/domain/readability/facts.ts';
import { judge } from '#shared/domain/readability/judge.ts';
import { remediesFor } from '#shared/domain/readability/remedies.ts';
import { GiB } from '#shared/domain/units.ts';

const account = { name: 'libvirt-qemu', uid: 64_055, gid: 64_055, gids: [64_055] };
const ann = { name: 'ann', uid: 1000, gid: 1000, gids: [1000] };

function part(path: string, mode: number, by = ann): PartFacts {
  return {
    path,
    mode,
    uid: by.uid,
    gid: by.gid,
    owner: by.name,
    group: by.name,
    size: 5 * GiB,
    acl: [],
    weWrite: by === ann,
    weRead: true,
  };
}

/** Where a person’s browser puts ISO files. */
export const inventFolder = {
  folder: '/home/ann/Downloads',
  parent: '/home/ann',
  entries: [
    { name: 'old', path: '/home/ann/Downloads/old', kind: 'folder' as const },
    { name: 'ubuntu.iso', path: '/home/ann/Downloads/ubuntu.iso', kind: 'image' as const, size: 5 * GiB },
  ],
};

/** As a usual home is: closed to everybody else. */
function inHome(path: string): AccessFacts {
  const root = { name: 'root', uid: 0, gid: 0, gids: [0] };
  return {
    path,
    account,
    me: ann,
    parts: [
      part('/', 0o040755, root),
      part('/home', 0o040755, root),
      part('/home/ann', 0o040700),
      part('/home/ann/Downloads', 0o040755),
      part(path, 0o100644),
    ],
    mount: { type: 'ext4', options: ['rw'] },
    aclTools: true,
    apparmor: true,
    selinux: false,
    booleans: {},
  };
}

const pools = [
  { name: 'default', free: 212 * GiB, path: '/var/lib/libvirt/images' },
  { name: 'fast', free: 12 * GiB, path: '/srv/nvme' },
];

/** What lies in a home cannot be read, all else can. */
function inventReadability(path: string, write: boolean): Readability {
  if (!path.startsWith('/home/'))
    return { path, verdict: 'readable', obstacles: [], way: [], remedies: [], pools: [] };
  const facts = inHome(path);
  const wish = { write, system: true, drivers: ['dac', 'apparmor'] };
  const judgement = judge(facts, wish);
  const size = 5 * GiB;
  const around = { pools, size, copyable: true, running: [], carries: false, disk: write };
  return {
    path,
    account,
    ...judgement,
    remedies: remediesFor(facts, judgement, wish, around),
    size,
    pools,
  };
}

function inventPlan(path: string, action: ReadabilityAction) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const becomes = action.do === 'allow' ? path : `/var/lib/libvirt/images/${name}`;
  const copies = action.do === 'allow' ? [] : [{ path: becomes, becomes: 'made' as const, size: 5 * GiB }];
  const kept = { allow: 'changed', copy: 'kept', move: 'moved' } as const;
  return {
    plan: {
      title: `Let QEMU read ${name}`,
      steps:
        action.do === 'allow'
          ? ['Let libvirt-qemu pass through /home/ann, without listing it (--x)']
          : [`Copy it into ${action.pool} as ${name}, byte for byte`],
      files: [...copies, { path: action.do === 'allow' ? '/home/ann' : path, becomes: kept[action.do] }],
      lost: [],
      warnings: [],
      problems: [],
      space: action.do === 'allow' ? [] : [{ place: action.pool, needed: 5 * GiB, free: 212 * GiB }],
      takesEffect: 'now' as const,
      stamp: 'stamp',
    },
    becomes,
  };
}

const os = implement(contract);

export const readabilityRouter = () => ({
  read: os.readability.read.handler(({ input }) => inventReadability(input.path, input.write ?? false)),
  plan: os.readability.plan.handler(({ input }) => inventPlan(input.path, input.action)),
  run: os.readability.run.handler(({ input }) => ({
    job: 'job-1',
    becomes: inventPlan(input.path, input.action).becomes,
  })),
});
