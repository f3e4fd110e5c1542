import { DomainInterfaceAddressesSource } from 'node-libvirt';
import type { CardReach, ForwardChange, ForwardPlan } from '#shared/contract/forwards.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { allForwards } from '#shared/domain/forwards/all-forwards.ts';
import type { ForwardFacts } from '#shared/domain/forwards/facts.ts';
import { planForward, type PlannedForward } from '#shared/domain/forwards/plan-forward.ts';
import { reachOf } from '#shared/domain/forwards/reach.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import { domainRef } from '../guests/guest-key.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';
import type { ForwardsDeps } from './forwards-deps.ts';
import { keepAddress } from './keep-address.ts';
import { gatherForwards } from './read-facts.ts';
import { guestPlan, runGuest } from './run-guest.ts';
import { watchForwards } from './watch-forwards.ts';

/** Ports of a host that lead to its guests, and how else those are reached. */
export function createForwardsArea(deps: ForwardsDeps) {
  const { forwards } = procedures;
  const { connections } = deps;
  return {
    list: forwards.list.handler(async ({ input }) => {
      const { facts, missing } = await gatherForwards(deps, connections.require(input.connection));
      const { hostAddresses } = facts;
      return { ...allForwards(facts), hostAddresses: [...hostAddresses], missing: [...missing] };
    }),

    reach: forwards.reach.handler(async ({ input }) => {
      const guest = deps.guests.require(input.guest);
      const live = connections.require(guest.connection);
      const { facts } = await gatherForwards(deps, live, guest);
      return { cards: await cardsOf(live, guest, facts), hostAddresses: [...facts.hostAddresses] };
    }),

    watch: forwards.watch.handler(({ input, signal }) => {
      connections.require(input.connection);
      return stoppable(stop => watchForwards(deps, input.connection, stop), signal);
    }),

    plan: forwards.plan.handler(async ({ input }): Promise<ForwardPlan> => {
      const live = connections.require(input.connection);
      const { planned, facts } = await planNow(deps, live, input.change);
      const { by, port } = planned;
      if (by === 'guest') return { by, port, plan: guestPlan(planned, facts, input.change) };
      return { by, port, plan: planned.plan, ...(planned.keep && { keep: planned.keep }) };
    }),

    runGuest: forwards.runGuest.handler(async ({ input: { connection, change, stamp } }) => {
      const live = connections.require(connection);
      const { planned, facts } = await planNow(deps, live, change);
      if (planned.by !== 'guest') throw fail('CONFLICT', { name: planned.plan.title });
      return await runGuest(deps, live, planned, guestPlan(planned, facts, change), { facts, stamp });
    }),

    keepAddress: forwards.keepAddress.handler(async ({ input: { connection, ...kept } }) => {
      await keepAddress(connections.require(connection), kept);
      return {};
    }),
  };
}

async function planNow(
  deps: ForwardsDeps,
  live: LiveConnection,
  change: ForwardChange,
): Promise<{ planned: PlannedForward; facts: ForwardFacts }> {
  const guest = change.do === 'add' ? deps.guests.require(change.wish.guest) : undefined;
  const { facts } = await gatherForwards(deps, live, guest);
  const cards = guest ? await cardsOf(live, guest, facts) : [];
  return { planned: planForward(change, facts, () => cards), facts };
}

async function cardsOf(live: LiveConnection, guest: Guest, facts: ForwardFacts): Promise<CardReach[]> {
  const known = facts.guests.find(({ uuid }) => uuid === guest.uuid);
  return known ? reachOf(facts, known, { addresses: await seenAddresses(live, guest) }) : [];
}

/** What the agent says, or the host has seen (ARP), by MAC: of guests whose network libvirt does not run. */
async function seenAddresses({ rpc }: LiveConnection, guest: Guest): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  if (!isActive(guest.state)) return found;
  const { AGENT, ARP } = DomainInterfaceAddressesSource;
  const agent = guest.addresses.length > 0 ? [AGENT] : [];
  for (const source of [ARP, ...agent]) {
    const asked = { dom: domainRef(guest), source, flags: 0 };
    const answer = await unlessRefused(rpc.call('domainInterfaceAddresses', asked));
    for (const { hwaddr, addrs } of answer?.ifaces ?? []) {
      const first = addrs.find(({ addr }) => addr.includes('.') && !addr.startsWith('127.'));
      if (hwaddr !== null && first) found.set(hwaddr.toLowerCase(), first.addr);
    }
  }
  return found;
}
