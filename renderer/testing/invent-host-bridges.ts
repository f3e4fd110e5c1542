import { implement, ORPCError } from '@orpc/server';
import { type BridgeTrial, type HostInterface, hostBridgesContract } from '#shared/contract/host-bridges.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { planBridge } from '#shared/domain/host-bridges/plan-bridge.ts';

export interface InventedBridges {
  readonly interfaces?: readonly HostInterface[];
  readonly trial?: BridgeTrial;
  readonly refuse?: Failure;
}

const plain: Omit<HostInterface, 'name'> = {
  kind: 'physical',
  state: 'up',
  mtu: 1500,
  addresses: [],
  members: [],
  manager: 'networkmanager',
  defaultRoute: false,
  carriesUs: false,
  ours: false,
};
const no = (host: string, reason: string): Pick<HostInterface, 'notBridgeable'> => ({
  notBridgeable: { code: 'UNSUPPORTED', params: { host, reason } },
});

const inventedInterfaces: readonly HostInterface[] = [
  {
    ...plain,
    name: 'br7',
    kind: 'bridge',
    mac: '52:54:00:aa:00:07',
    addresses: ['10.7.0.2/24'],
    members: ['enp7s0', 'vnet3'],
    ours: true,
    ...no('br7', 'It is a bridge itself.'),
  },
  {
    ...plain,
    name: 'enp3s0',
    mac: '52:54:00:aa:00:03',
    speed: 10_000,
    addresses: ['192.168.1.20/24', 'fd00:1234:5678:9abc::20/64'],
    source: '5c1f1c7a-0e1c-3f6e-8a3f-2d1b1a1c0d9e',
    defaultRoute: true,
    carriesUs: true,
  },
  { ...plain, name: 'enp4s0', mac: '52:54:00:aa:00:04', state: 'no-carrier', manager: 'none' },
  {
    ...plain,
    name: 'enp7s0',
    mac: '52:54:00:aa:00:07',
    master: 'br7',
    ...no('enp7s0', 'It is part of br7.'),
  },
  {
    ...plain,
    name: 'lo',
    kind: 'loopback',
    manager: 'none',
    addresses: ['127.0.0.1/8'],
    ...no('lo', 'A bridge stands on a network card, a bond or a VLAN.'),
  },
  {
    ...plain,
    name: 'virbr0',
    kind: 'bridge',
    manager: 'libvirt',
    addresses: ['192.168.122.1/24'],
    state: 'no-carrier',
    ...no('virbr0', 'It is a bridge itself.'),
  },
  {
    ...plain,
    name: 'vnet3',
    kind: 'tap',
    manager: 'libvirt',
    master: 'br7',
    ...no('vnet3', 'A bridge stands on a network card, a bond or a VLAN.'),
  },
  {
    ...plain,
    name: 'wlp2s0',
    kind: 'wireless',
    state: 'down',
    ...no(
      'wlp2s0',
      'An access point takes frames of one MAC address only: guests behind a bridge would not be heard.',
    ),
  },
];

/** A host whose interfaces NetworkManager sets up; answers to a change decide it at once. */
export function hostBridgesRouter({ interfaces = inventedInterfaces, trial, refuse }: InventedBridges = {}) {
  const os = implement(hostBridgesContract);
  let now: BridgeTrial | null = trial ?? null;
  const told = new Set<() => void>();
  const set = (phase: BridgeTrial['phase']): BridgeTrial => {
    const next: BridgeTrial = {
      title: 'Bridge br0 in the place of enp3s0',
      run: '20261122-200000-1',
      seconds: 90,
      ...now,
      phase,
      ...(phase === 'waiting' && { until: Date.now() + 87_000 }),
    };
    now = next;
    told.forEach(tell => tell());
    return next;
  };
  return os.router({
    list: os.list.handler(() => {
      if (refuse) throw new ORPCError('FAILED', { data: refuse });
      return {
        interfaces: [...interfaces],
        managers: [{ manager: 'networkmanager' as const, interfaces: ['enp3s0', 'enp7s0', 'wlp2s0'] }],
      };
    }),
    plan: os.plan.handler(({ input }) => planBridge(input.wish, { interfaces, systemd: true, host: 'inn' })),
    apply: os.apply.handler(() => {
      set('waiting');
      return { job: 'job-7' };
    }),
    watch: os.watch.handler(async function* ({ signal }) {
      while (!signal?.aborted) {
        yield { trial: now };
        await new Promise<void>(resolve => {
          told.add(resolve);
          signal?.addEventListener('abort', () => resolve());
        });
      }
    }),
    confirm: os.confirm.handler(() => set('kept')),
    rollBack: os.rollBack.handler(() => set('undone')),
  });
}

/** A host with hundreds of guests, long names, and one change that waits while nobody can reach it. */
export function manyInterfaces(): InventedBridges {
  const taps = Array.from({ length: 300 }, (_, at) => ({
    ...plain,
    name: `vnet${at + 10}`,
    kind: 'tap' as const,
    manager: 'libvirt' as const,
    master: 'br7',
    ...no(`vnet${at}`, 'A bridge stands on a network card, a bond or a VLAN.'),
  }));
  const vlans = Array.from({ length: 60 }, (_, at) => ({
    ...plain,
    name: `enp3s0f1np.${1000 + at}`,
    kind: 'vlan' as const,
    addresses: [`10.${at}.0.2/24`, `2001:db8:85a3:8d3:1319:8a2e:370:${7000 + at}/64`],
  }));
  const until = Date.now() + 64_000;
  return {
    interfaces: [...inventedInterfaces, ...vlans, ...taps],
    trial: {
      phase: 'unreachable',
      title: 'Bridge br0 in the place of enp3s0',
      run: '20261122-200000-1',
      seconds: 90,
      until,
    },
  };
}
