import { implement } from '@orpc/server';
import type { NetworkMode, NetworkSettings } from '#shared/contract/network-settings.ts';
import {
  type Lease,
  type Network,
  type NetworkAction,
  type NetworkCard,
  type NeededNetwork,
  networksContract,
} from '#shared/contract/networks.ts';
import { type Uuid, uuidSchema } from '#shared/contract/values.ts';
import { subnetIn } from '#shared/domain/networks/checks/addresses.ts';
import type { NetworkFacts } from '#shared/domain/networks/facts.ts';
import { newSettings } from '#shared/domain/networks/new-settings.ts';
import { documentOf } from '#shared/domain/networks/plan-define.ts';
import { planNetwork } from '#shared/domain/networks/plan-network.ts';
import type { NetworkDocuments } from '#shared/domain/networks/network-work.ts';

export interface InventedNetwork {
  readonly settings: NetworkSettings;
  readonly active?: boolean;
  readonly autostart?: boolean;
  readonly pending?: boolean;
  readonly cards?: readonly NetworkCard[];
  readonly leases?: readonly Lease[];
}

export interface InventedNetworks {
  readonly networks?: readonly InventedNetwork[];
  /** What guests lack that are to start. */
  readonly needed?: readonly NeededNetwork[];
  readonly fail?: boolean;
}

const uuidOf = (at: number): Uuid =>
  uuidSchema.parse(`9a0f7d1e-7a51-4a0e-9d0c-${String(at).padStart(12, '0')}`);

const card = (name: string, at: number, running = true): NetworkCard => ({
  guest: { name, uuid: uuidOf(900 + at), running },
  mac: `52:54:00:00:00:0${at}`,
  ...(running && { tap: `vnet${at}` }),
});

const inventNetwork = (
  name: string,
  mode: NetworkMode,
  subnet: string | undefined,
  more: Omit<InventedNetwork, 'settings'> & { settings?: Partial<NetworkSettings> } = {},
): InventedNetwork => ({
  ...more,
  settings: { ...newSettings(mode, { name, subnet, bridge: 'br0' }), ...more.settings },
});

const usual: readonly InventedNetwork[] = [
  inventNetwork('default', 'nat', '192.168.122', {
    active: true,
    autostart: true,
    settings: { bridge: 'virbr0' },
    cards: [card('web', 1), card('db', 2), card('old-build', 3, false)],
    leases: [
      {
        family: 'ipv4',
        address: '192.168.122.27',
        prefix: 24,
        mac: '52:54:00:00:00:01',
        hostname: 'web',
        expiresAt: Date.now() + 2_000_000,
        guest: { name: 'web', uuid: uuidOf(901) },
        fixed: false,
      },
      {
        family: 'ipv4',
        address: '192.168.122.50',
        prefix: 24,
        mac: '52:54:00:00:00:02',
        hostname: 'db',
        expiresAt: Date.now() + 3_000_000,
        guest: { name: 'db', uuid: uuidOf(902) },
        fixed: true,
      },
    ],
  }),
  inventNetwork('lab', 'isolated', '10.20.0', {
    active: true,
    pending: true,
    settings: { bridge: 'virbr1' },
  }),
  inventNetwork('office', 'bridge', undefined, { active: true, autostart: true }),
  inventNetwork('routed', 'route', '10.30.0', {}),
];

/** As many as the wiring is drawn with, one of them with a name that nobody would give it. */
export const manyNetworks: readonly InventedNetwork[] = Array.from({ length: 200 }, (_, at) =>
  inventNetwork(
    at === 3
      ? 'the-network-of-the-third-floor-that-somebody-named-in-full-and-then-some'
      : `tenant-${at + 1}`,
    at % 3 === 0 ? 'isolated' : 'nat',
    `10.77.${at}`,
    { active: at % 4 !== 0, settings: { bridge: `virbr${at}` } },
  ),
);

function documents({ settings, ...more }: InventedNetwork, at: number): NetworkDocuments {
  const xml = documentOf(settings);
  const network: Network = {
    uuid: uuidOf(at),
    name: settings.name,
    active: more.active ?? false,
    transient: false,
    autostart: more.autostart ?? false,
    mode: settings.mode,
    ...(settings.bridge !== undefined && { bridge: settings.bridge }),
    addresses: settings.addresses.map(({ address, prefix }) => `${address}/${prefix}`),
    dhcp: settings.addresses.some(({ ranges }) => ranges.length > 0),
    connected: more.cards?.filter(({ guest }) => guest.running).length ?? 0,
    guests: more.cards?.length ?? 0,
    pending: more.pending ?? false,
  };
  const known = {
    network,
    cards: more.cards ?? [],
    subnets: settings.addresses.flatMap(each => subnetIn(each) ?? []),
  };
  return { known, lasting: xml, ...(network.active && { running: xml }), revision: 'r1' };
}

/** Networks of a host, for component tests and pictures; the rules of their plans are the product's own. */
export function networksRouter({ networks = usual, needed = [], fail = false }: InventedNetworks = {}) {
  const os = implement(networksContract);
  const all = networks.map(documents);
  const facts: NetworkFacts = { networks: all.map(({ known }) => known), hostSubnets: [], macs: new Map() };
  const find = (uuid: Uuid) => {
    const found = all.find(({ known }) => known.network.uuid === uuid);
    if (!found) throw new Error('No such invented network.');
    return found;
  };
  const planOf = (action: NetworkAction) => {
    const present = 'uuid' in action && action.uuid !== undefined ? find(action.uuid) : undefined;
    return { ...planNetwork(action, facts, present).plan, stamp: 's1' };
  };
  return os.router({
    watch: os.watch.handler(async function* ({ signal, errors }) {
      if (fail) throw errors.FAILED({ data: { code: 'UNSUPPORTED', params: { host: 'here' } } });
      yield { kind: 'snapshot' as const, networks: all.map(({ known }) => known.network) };
      await new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));
    }),
    details: os.details.handler(({ input }) => {
      const { known, lasting, revision } = find(input.uuid);
      const invented = networks[all.findIndex(each => each.known === known)];
      return {
        network: known.network,
        settings: invented?.settings ?? newSettings('isolated'),
        revision,
        waiting: known.network.pending ? [{ label: 'MTU', now: '1500', next: '9000' }] : [],
        cards: [...known.cards],
        xml: lasting,
      };
    }),
    leases: os.leases.handler(async function* ({ input, signal }) {
      const at = all.findIndex(({ known }) => known.network.uuid === input.uuid);
      yield { leases: [...(networks[at]?.leases ?? [])] };
      await new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));
    }),
    choices: os.choices.handler(() => ({
      known: true,
      interfaces: [
        { name: 'enp3s0', kind: 'nic' as const, up: true, functions: 4, address: '192.168.1.20/24' },
        { name: 'wlp2s0', kind: 'wifi' as const, up: true },
        { name: 'br0', kind: 'bridge' as const, up: true, address: '192.168.1.21/24' },
        { name: 'ovsbr0', kind: 'ovs-bridge' as const, up: true },
      ],
      libvirtVersion: '9.0.0',
      freeSubnet: '192.168.140',
      bridgeName: 'virbr2',
    })),
    preview: os.preview.handler(({ input }) => ({ xml: documentOf(input.settings) })),
    plan: os.plan.handler(({ input }) => planOf(input.action)),
    run: os.run.handler(() => ({ job: 'job-7' })),
    needed: os.needed.handler(() => ({ networks: [...needed] })),
    bringUp: os.bringUp.handler(() => ({ job: 'job-7' })),
  });
}
