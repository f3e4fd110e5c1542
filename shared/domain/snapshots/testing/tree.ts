import type { DiskFacts, LayerFacts, SnapshotRecord, TreeFacts } from '../facts.ts';

const MiB = 1024 ** 2;
export const at = (name: string) => `/pool/${name}.qcow2`;

export function layer(name: string, on?: string, change: Partial<LayerFacts> = {}): LayerFacts {
  return {
    path: at(name),
    format: 'qcow2',
    capacity: 1024 * MiB,
    allocation: 100 * MiB,
    missing: false,
    reachable: true,
    ...(on !== undefined && { backing: at(on) }),
    ...change,
  };
}

export function record(name: string, change: Partial<SnapshotRecord> = {}): SnapshotRecord {
  return {
    name,
    createdAt: 1_800_000_000_000,
    current: false,
    state: 'off',
    memory: 'none',
    disks: [],
    pictured: false,
    nvramKept: false,
    ...change,
  };
}

/** A record of the file that was frozen. */
export const external = (name: string, file: string, change: Partial<SnapshotRecord> = {}) =>
  record(name, { disks: [{ target: 'vda', kind: 'external', path: at(file) }], ...change });

export const internal = (name: string, file: string, change: Partial<SnapshotRecord> = {}) =>
  record(name, { disks: [{ target: 'vda', kind: 'internal', path: at(file) }], ...change });

export function disk(file: string, change: Partial<DiskFacts> = {}): DiskFacts {
  return {
    target: 'vda',
    device: 'disk',
    kind: 'file',
    path: at(file),
    format: 'qcow2',
    readOnly: false,
    shareable: false,
    transient: false,
    ...change,
  };
}

interface Given extends Partial<Omit<TreeFacts, 'guest' | 'layers' | 'disksNow' | 'disksNext' | 'host'>> {
  readonly guest?: Partial<TreeFacts['guest']>;
  readonly host?: Partial<TreeFacts['host']>;
  readonly layers: readonly LayerFacts[];
  readonly disks: readonly DiskFacts[];
}

export function tree({ guest, host, layers, disks, ...rest }: Given): TreeFacts {
  return {
    guest: {
      name: 'web',
      state: 'off',
      persistent: true,
      uefi: false,
      agent: false,
      memoryBlockers: [],
      ...guest,
    },
    host: { label: 'here', driver: 'QEMU', libvirt: 9_000_000, keepsNvram: true, ...host },
    disksNow: disks,
    disksNext: disks,
    layers: new Map(layers.map(each => [each.path, each])),
    snapshots: [],
    outsiders: new Map(),
    usedBy: new Map(),
    jobs: new Map(),
    room: new Map([['/pool', 10_000 * MiB]]),
    names: new Map(),
    ...rest,
  };
}

/** one – two – three, and one – other; the guest writes `now` above `other`. */
export const branches = (change: Partial<Given> = {}) =>
  tree({
    layers: [layer('base'), layer('l2', 'base'), layer('l3', 'l2'), layer('b1', 'base'), layer('now', 'b1')],
    disks: [disk('now')],
    snapshots: [
      external('one', 'base'),
      external('two', 'l2', { parent: 'one' }),
      external('three', 'l3', { parent: 'two' }),
      external('other', 'b1', { parent: 'one', current: true }),
    ],
    ...change,
  });

/** Codes of what stands in the way of a plan. */
export const codes = ({ plan }: { plan: { problems: readonly { failure: { code: string } }[] } }) =>
  plan.problems.map(({ failure }) => failure.code);
