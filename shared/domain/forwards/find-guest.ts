import type { Forward } from '../../contract/forwards.ts';
import type { ForwardFacts, ForwardGuest, ForwardNetwork } from './facts.ts';

interface Found {
  readonly guest: ForwardGuest;
  readonly mac: string;
}

/** Whose card in that network has the address: by what DHCP keeps for it, else by what it gave away last. */
export function guestAt(
  { guests }: Pick<ForwardFacts, 'guests'>,
  network: ForwardNetwork,
  address: string,
): Found | undefined {
  const told = [...network.kept, ...network.leases].filter(each => each.address === address);
  for (const { mac } of told) {
    const guest = guests.find(({ cards }) =>
      cards.some(card => card.mac === mac && card.network === network.name),
    );
    if (guest) return { guest, mac };
  }
  return undefined;
}

/** The address a card has in its network, as far as libvirt tells. */
export function addressOf(network: ForwardNetwork, mac: string): string | undefined {
  const [first] = [...network.leases, ...network.kept].filter(each => each.mac === mac);
  return first?.address;
}

export const shownGuest = ({ uuid, name, running }: ForwardGuest): NonNullable<Forward['guest']> => ({
  uuid,
  name,
  running,
});
