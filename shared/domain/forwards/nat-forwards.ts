import type { Forward } from '../../contract/forwards.ts';
import { forwardCommands } from './commands.ts';
import type { ForwardFacts, ForwardNetwork, ForwardStep } from './facts.ts';
import { guestAt, shownGuest } from './find-guest.ts';

/** One id for each line of the host's configuration. */
export const natId = ({ protocol, listen = 'any', port, bridge, to, toPort }: ForwardStep): string =>
  ['nat', protocol, listen, port, bridge, to, toPort].join(' ');

/** What the host's kernel sends to guests, by what is written down for its next start. */
export function natForwards(facts: ForwardFacts): Forward[] {
  return facts.kept.map(step => {
    const { protocol, listen, port, to, toPort } = step;
    const network = facts.networks.find(({ bridge }) => bridge === step.bridge);
    const found = network && guestAt(facts, network, to);
    return {
      id: natId(step),
      way: 'nat',
      ...(found && { guest: shownGuest(found.guest), mac: found.mac }),
      ...(network && { network: network.name }),
      protocol,
      ...(listen !== undefined && { listen }),
      port,
      count: 1,
      to,
      toPort,
      ...stateOf(step, network, found),
      commands: forwardCommands({ protocol, listen, port, toPort }, facts),
    };
  });
}

function stateOf(
  { to, bridge }: ForwardStep,
  network: ForwardNetwork | undefined,
  found: ReturnType<typeof guestAt>,
): Pick<Forward, 'state' | 'note' | 'notKept'> {
  if (!network)
    return {
      state: 'address-lost',
      note: `No network has the bridge ${bridge} any more: remove the forward.`,
    };
  if (!network.active)
    return {
      state: 'network-off',
      note: `The network “${network.name}” is off: start it, and it works again.`,
    };
  if (!found) return { state: 'address-lost', note: `No guest has ${to} now.` };
  const { guest, mac } = found;
  const has = network.leases.filter(lease => lease.mac === mac).map(({ address }) => address);
  if (guest.running && has.length > 0 && !has.includes(to))
    return {
      state: 'address-lost',
      note: `“${guest.name}” still has ${has[0]}; it gets ${to} when it asks for an address again, at its next start at the latest.`,
    };
  if (!guest.running) return { state: 'guest-off' };
  if (network.dhcp && !network.kept.some(each => each.mac === mac && each.address === to))
    return {
      state: 'works',
      notKept: true,
      note: `The address ${to} is not kept for “${guest.name}”: it may come to have another.`,
    };
  return { state: 'works' };
}
