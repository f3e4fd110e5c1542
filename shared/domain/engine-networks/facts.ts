import type { EngineNetwork, NetworkSurroundings } from '../../contract/engine-networks.ts';

/** What a plan about an engine's networks is made from. */
export interface EngineNetworkFacts extends NetworkSurroundings {
  /** As people call the engine. */
  readonly engine: string;
  readonly networks: readonly EngineNetwork[];
  /** The engine finds a free IPv6 subnet by itself, as it does for IPv4 (Docker 27, API 1.46). */
  readonly choosesIpv6: boolean;
  /** Of the container that joins or leaves; missing where the action is about none, or it is gone. */
  readonly container?: { readonly name: string; readonly running: boolean };
}
