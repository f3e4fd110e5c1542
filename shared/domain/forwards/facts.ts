import type { TakenPort } from '../../contract/forwards.ts';
import type { HostStep } from '../../contract/host-step.ts';
import type { NetworkMode } from '../../contract/network-settings.ts';
import type { ConnectionId, Transport, Uuid } from '../../contract/values.ts';
import type { CardClaim } from '../guests/card-claims.ts';

export type ForwardStep = Extract<HostStep, { do: 'port-forward' }>;

/** A network of libvirt, as far as ports can lead into it. */
export interface ForwardNetwork {
  readonly name: string;
  readonly active: boolean;
  readonly mode: NetworkMode;
  readonly bridge?: string;
  /** The host's own IPv4 address in it, and the length of its prefix. */
  readonly address?: string;
  readonly prefix?: number;
  readonly dhcp: boolean;
  /** Addresses that DHCP keeps for a card, and those it has given away; MACs in lower case. */
  readonly kept: readonly { readonly mac: string; readonly address: string }[];
  readonly leases: readonly { readonly mac: string; readonly address: string }[];
}

/** A port that a card on a user network has in the guest's document, or in its running QEMU. */
export interface CardForward {
  readonly mac: string;
  readonly protocol: Transport;
  readonly listen?: string;
  readonly port: number;
  readonly count: number;
  readonly toPort: number;
  readonly live: boolean;
  readonly lasting: boolean;
}

export interface ForwardGuest {
  readonly connection: ConnectionId;
  readonly uuid: Uuid;
  readonly name: string;
  readonly running: boolean;
  readonly cards: readonly CardClaim[];
  /** Of cards on user networks. */
  readonly forwards: readonly CardForward[];
  /** MACs of cards that passt carries, in the document that counts now and in the lasting one. */
  readonly passt: { readonly live: readonly string[]; readonly next: readonly string[] };
}

export interface ForwardFacts {
  readonly host: string;
  /** Names and addresses others reach it by, the best first. */
  readonly hostAddresses: readonly string[];
  /** What is behind `ssh` to get there; missing on this computer. */
  readonly ssh?: string;
  /** Its files can be changed by us: it is this computer, or reached over ssh. */
  readonly reachable: boolean;
  /** For cards on a user network. */
  readonly userNetworks: readonly ('passt' | 'slirp')[];
  readonly networks: readonly ForwardNetwork[];
  readonly guests: readonly ForwardGuest[];
  /** Of /etc/innkeeper/host.conf. */
  readonly kept: readonly ForwardStep[];
  readonly listening: readonly TakenPort[];
}
