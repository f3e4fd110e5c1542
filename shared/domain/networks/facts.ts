import type { Network, NetworkCard } from '../../contract/networks.ts';
import type { Subnet } from './addresses.ts';

/** A network that is there already. */
export interface KnownNetwork {
  readonly network: Network;
  readonly subnets: readonly Subnet[];
  readonly cards: readonly NetworkCard[];
  /** Of its bridge, in lower case. */
  readonly mac?: string;
}

/** What a plan for one network goes by. */
export interface NetworkFacts {
  readonly networks: readonly KnownNetwork[];
  /** What the host reaches by itself, and by which interface; bridges of libvirt's networks are among them. */
  readonly hostSubnets: readonly { readonly subnet: Subnet; readonly by: string }[];
  /** Interfaces of the host by name; missing where they are not known. */
  readonly interfaces?: ReadonlySet<string>;
  /** MACs of all guests' cards, in lower case, with whose they are. */
  readonly macs: ReadonlyMap<string, string>;
}
