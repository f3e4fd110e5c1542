import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { SnapshotAction } from '#shared/contract/snapshots.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { describeChains, describeSnapshots } from '#shared/domain/snapshots/describe.ts';
import type { DiskFacts, LayerFacts, SnapshotRecord, TreeFacts } from '#shared/domain/snapshots/facts.ts';
import { planCommit, planPull, planRebase } from '#shared/domain/snapshots/plan-chain.ts';
import { planCreate } from '#shared/domain/snapshots/plan-create.ts';
import { planDelete } from '#shared/domain/snapshots/plan-delete.ts';
import { planEdit } from '#shared/domain/snapshots/plan-edit.ts';
import { planExport } from '#shared/domain/snapshots/plan-export.ts';
import type { Planned } from '#shared/domain/snapshots/planned.ts';
import { planRevert } from '#shared/domain/snapshots/plan-revert.ts';
import { supportOf } from '#shared/domain/snapshots/support.ts';

const MiB = 1024 ** 2;
const GiB = 1024 ** 3;
const FOLDER = '/var/lib/libvirt/images';
const TAKEN = Date.UTC(2026, 9, 20, 18, 4);

export type InventedTree = 'branches' | 'none' | 'internal' | 'broken' | 'many' | 'raw';

/**
 * A guest with two branches of external snapshots, with internal ones, with a file that is gone, with none, with
 * many on branches of branches, or with a disk that can keep none.
 */
export function inventTree(guest: Guest, shape: InventedTree = 'branches'): TreeFacts {
  const file = (part: string) => `${FOLDER}/${guest.name}${part}.qcow2`;
  const layer = (path: string, allocation: number, backing?: string): [string, LayerFacts] => [
    path,
    {
      path,
      format: 'qcow2',
      capacity: 40 * GiB,
      allocation: Math.round(allocation),
      missing: shape === 'broken' && path === file('.before-the-update'),
      reachable: true,
      ...(backing !== undefined && { backing }),
    },
  ];
  const record = (name: string, days: number, rest: Partial<SnapshotRecord>): SnapshotRecord => ({
    name,
    createdAt: Math.round(TAKEN + days * 86_400_000),
    current: false,
    state: 'running',
    memory: 'none',
    disks: [],
    pictured: true,
    nvramKept: false,
    ...rest,
  });
  const frozen = (path: string, overlay: string): SnapshotRecord['disks'] => [
    { target: 'vda', kind: 'external', path, overlay },
    { target: 'sda', kind: 'none' },
  ];
  const inside = [{ target: 'vda', kind: 'internal' as const, path: file('') }];
  const memory = (name: string) => ({
    path: `${FOLDER}/${guest.name}.${name}.mem`,
    size: 612 * MiB,
    missing: false,
  });
  const external = [
    record('Freshly installed', 0, {
      state: 'off',
      description: 'Nothing but the system.',
      disks: frozen(file(''), file('.Freshly-installed')),
      pictured: false,
    }),
    record('Before the update', 4, {
      parent: 'Freshly installed',
      memory: 'external',
      memoryFile: memory('Before-the-update'),
      disks: frozen(file('.Freshly-installed'), file('.before-the-update')),
    }),
    record('Updated, not tried yet', 4.2, {
      parent: 'Before the update',
      state: 'disks-only',
      disks: frozen(file('.before-the-update'), file('.updated')),
    }),
    record('With the other driver', 9, {
      parent: 'Before the update',
      current: true,
      memory: 'external',
      memoryFile: memory('With-the-other-driver'),
      description: 'Works. Keep this one.',
      disks: frozen(file('.branch'), file('.now')),
    }),
  ];
  const internal = [
    record('Freshly installed', 0, { state: 'off', disks: inside, pictured: false }),
    record('Before the update', 4, {
      parent: 'Freshly installed',
      memory: 'internal',
      disks: inside,
      current: true,
    }),
  ];
  // Chains of four, each leaving the one before it at its second.
  const many = Array.from({ length: 40 }, (_, at) =>
    record(nameOfMany(at), at * 0.7, {
      ...(at === 0 ? {} : { parent: nameOfMany(at % 4 === 0 ? at - 2 : at - 1) }),
      memory: at % 5 === 0 ? 'internal' : 'none',
      disks: inside,
      current: at === 21,
    }),
  );
  const plain = shape !== 'branches' && shape !== 'broken';
  const disk: DiskFacts = {
    target: 'vda',
    device: 'disk',
    path: plain ? file('') : file('.now'),
    format: shape === 'raw' ? 'raw' : 'qcow2',
    kind: shape === 'raw' ? 'block' : 'file',
    readOnly: false,
    shareable: false,
    transient: false,
  };
  return {
    guest: {
      name: guest.name,
      state: guest.state,
      persistent: true,
      uefi: true,
      nvram: `/var/lib/libvirt/qemu/nvram/${guest.name}_VARS.fd`,
      ...(isActive(guest.state) && { memoryAtMost: guest.memory + 48 * MiB }),
      agent: guest.state === 'running',
      memoryBlockers: [],
    },
    disksNow: [disk],
    disksNext: [disk],
    snapshots: {
      branches: external,
      broken: external,
      none: [],
      raw: [],
      internal,
      many,
    }[shape],
    layers: new Map(
      plain
        ? [layer(file(''), 17 * GiB)]
        : [
            layer(file(''), 11.4 * GiB),
            layer(file('.Freshly-installed'), 3.1 * GiB, file('')),
            layer(file('.before-the-update'), 1.2 * GiB, file('.Freshly-installed')),
            layer(file('.updated'), 340 * MiB, file('.before-the-update')),
            layer(file('.branch'), 2.2 * GiB, file('.Freshly-installed')),
            layer(file('.now'), 88 * MiB, file('.branch')),
          ],
    ),
    outsiders: new Map(),
    usedBy: new Map(),
    jobs: new Map(),
    host: { label: 'this computer', driver: 'QEMU', libvirt: 9_000_000, keepsNvram: true },
    room: new Map([[FOLDER, 96 * GiB]]),
    names: new Map(),
  };
}

function nameOfMany(at: number): string {
  return at % 7 === 3 ? `${at}: before ${'everything that was tried '.repeat(4)}`.trim() : `Night ${at}`;
}

export function inventSnapshots(guest: Guest, shape?: InventedTree) {
  const facts = inventTree(guest, shape);
  return {
    snapshots: describeSnapshots(facts),
    chains: describeChains(facts),
    support: supportOf(facts),
  };
}

export function inventSnapshotPlan(guest: Guest, action: SnapshotAction, shape?: InventedTree): ActionPlan {
  return { ...planned(inventTree(guest, shape), action).plan, stamp: 'stamp' };
}

/** By the very rules of the backend: only the facts are invented. */
function planned(facts: TreeFacts, action: SnapshotAction): Planned<unknown> {
  const place = { pool: 'default', folder: FOLDER, free: 96 * GiB, names: new Set<string>() };
  switch (action.do) {
    case 'create':
      return planCreate(facts, action);
    case 'revert':
      return planRevert(facts, action);
    case 'delete':
      return planDelete(facts, action);
    case 'edit':
      return planEdit(facts, action);
    case 'commit':
      return planCommit(facts, action);
    case 'pull':
      return planPull(facts, action);
    case 'rebase':
      return planRebase(facts, action, { format: 'qcow2', capacity: 40 * GiB, same: 'same' });
    case 'export':
      return planExport(facts, action, place, false);
  }
}
