import { implement } from '@orpc/server';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import { type FirewallCheck, firewallContract } from '#shared/contract/firewall.ts';
import { type ForwardPlan, forwardsContract } from '#shared/contract/forwards.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { checkFirewall } from '#shared/domain/firewall/check-firewall.ts';
import { allForwards } from '#shared/domain/forwards/all-forwards.ts';
import type { ForwardFacts, ForwardGuest } from '#shared/domain/forwards/facts.ts';
import { planForward } from '#shared/domain/forwards/plan-forward.ts';
import { reachOf } from '#shared/domain/forwards/reach.ts';
import { isActive } from '#shared/domain/guests/state.ts';

export interface InventedForwards {
  /** None of the guests has any. */
  readonly none?: boolean;
  readonly checks?: readonly FirewallCheck[];
}

const macOf = (at: number) => `52:54:00:aa:00:${(at + 16).toString(16)}`;
const BRIDGE = 'virbr0';

/** The first guests are on NAT, a bridge, a user network and macvtap, one after the other. */
function guestFacts(guests: readonly Guest[], none: boolean): ForwardGuest[] {
  return guests.map(({ connection, uuid, name, state }, at) => {
    const mac = macOf(at);
    const cards = [
      { type: 'network', mac, network: 'default' },
      { type: 'bridge', mac, bridge: 'br0' },
      { type: 'user', mac },
      { type: 'direct', mac, device: 'enp3s0' },
    ];
    const card = cards[at % cards.length] ?? { type: 'user', mac };
    const running = isActive(state);
    const user = card.type === 'user' && !none;
    return {
      connection,
      uuid,
      name,
      running,
      cards: [card],
      forwards: user
        ? [{ mac, protocol: 'tcp', port: 8080 + at, count: 1, toPort: 80, live: running, lasting: true }]
        : [],
      passt: { live: running ? [mac] : [], next: [mac] },
    };
  });
}

function inventForwardFacts(guests: readonly Guest[], { none = false }: InventedForwards = {}): ForwardFacts {
  const known = guestFacts(guests, none);
  const inNat = known.flatMap(({ cards }, at) =>
    cards[0]?.network === 'default' ? [{ mac: macOf(at), address: `192.168.122.${at + 10}` }] : [],
  );
  return {
    host: 'workstation',
    hostAddresses: ['192.168.1.20'],
    reachable: true,
    userNetworks: ['passt', 'slirp'],
    networks: [
      {
        name: 'default',
        active: true,
        mode: 'nat',
        bridge: BRIDGE,
        address: '192.168.122.1',
        prefix: 24,
        dhcp: true,
        kept: inNat.slice(0, 1),
        leases: inNat,
      },
    ],
    guests: known,
    kept: none
      ? []
      : inNat.slice(0, 40).map(({ address }, at) => ({
          do: 'port-forward',
          make: true,
          protocol: 'tcp',
          port: 2222 + at,
          bridge: BRIDGE,
          to: address,
          prefix: 24,
          toPort: 22,
        })),
    listening: [
      { protocol: 'tcp', port: 22 },
      { protocol: 'tcp', port: 631, listen: '127.0.0.1' },
    ],
  };
}

const inventedChecks = checkFirewall({
  forwarding: true,
  bridgeFiltered: true,
  routedBridges: [{ network: 'default', bridge: BRIDGE }],
  hostBridges: ['br0'],
  ufw: { enabled: false },
  docker: { running: true, iptables: true },
  networkDaemon: 'libvirtd',
  iptables: 'nft',
  nft: true,
  libvirtBackend: 'nftables',
  rules: { iptables: [':FORWARD DROP [0:0]'], legacy: [], nft: [`oif "${BRIDGE}" counter reject`] },
  allowed: [],
});

const ended = (signal: AbortSignal | undefined) =>
  new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));

export function forwardsRouter(guests: () => readonly Guest[], invented: InventedForwards = {}) {
  const os = implement(forwardsContract);
  const facts = () => inventForwardFacts(guests(), invented);
  const reach = (guest: ForwardGuest) => reachOf(facts(), guest, { addresses: new Map() });
  return os.router({
    list: os.list.handler(() => ({ ...allForwards(facts()), hostAddresses: ['192.168.1.20'], missing: [] })),
    reach: os.reach.handler(({ input }) => {
      const guest = facts().guests.find(({ uuid }) => uuid === input.guest.uuid);
      return { cards: guest ? reach(guest) : [], hostAddresses: ['192.168.1.20'] };
    }),
    watch: os.watch.handler(async function* ({ signal }) {
      await ended(signal);
      yield { changedAt: 0 };
    }),
    plan: os.plan.handler(({ input }): ForwardPlan => {
      const planned = planForward(input.change, facts(), reach);
      if (planned.by === 'host') {
        const { by, plan, port, keep } = planned;
        return { by, plan, port, ...(keep && { keep }) };
      }
      return { by: 'guest', port: planned.port, plan: inventPlan(planned.title, [...planned.problems]) };
    }),
    runGuest: os.runGuest.handler(() => ({ job: 'job-7' })),
    keepAddress: os.keepAddress.handler(() => ({})),
  });
}

const inventPlan = (title: string, problems: ActionPlan['problems']): ActionPlan => ({
  title,
  steps: ['Write it into the definition of the guest'],
  files: [],
  lost: [],
  warnings: [],
  problems,
  space: [],
  takesEffect: 'next-start',
  stamp: 's1',
});

export function firewallRouter({ checks = inventedChecks }: InventedForwards = {}) {
  const os = implement(firewallContract);
  return os.router({ check: os.check.handler(() => ({ checks: [...checks], rules: true })) });
}
