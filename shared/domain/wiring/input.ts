import type { NetworkSettings } from '../../contract/network-settings.ts';
import type { ConnectionId, Uuid } from '../../contract/values.ts';
import type { CardClaim } from '../guests/card-claims.ts';
import type { HostNetFacts } from './host-net-facts.ts';

/** What the picture of a host's wiring is drawn from. */
export interface WiringInput {
  /** Missing where there is no way to the host's files. */
  readonly host?: HostNetFacts;
  readonly networks: readonly WiringNetwork[];
  readonly guests: readonly WiringGuest[];
}

export interface WiringNetwork {
  readonly uuid: Uuid;
  readonly active: boolean;
  /** Of the running document while it runs: it has the bridge that libvirt chose. */
  readonly settings: NetworkSettings;
}

export interface WiringGuest {
  readonly connection: ConnectionId;
  readonly uuid: Uuid;
  readonly name: string;
  readonly running: boolean;
  readonly cards: readonly CardClaim[];
  /** It is of another connection to the same host, which has networks of its own. */
  readonly foreign?: boolean;
}

/** Names in the picture, the same from one drawing to the next. */
export const ids = {
  link: (name: string) => `link ${name}`,
  network: (uuid: string) => `network ${uuid}`,
  guest: (uuid: string) => `guest ${uuid}`,
  card: (uuid: string, index: number) => `card ${uuid} ${index}`,
  device: (address: string) => `device ${address}`,
  missing: (what: string, name: string) => `missing ${what} ${name}`,
  user: 'user',
} as const;
