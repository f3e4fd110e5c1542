import type { ContainerId } from '../../contract/container-row.ts';
import type { EngineNetworkId, NewEngineNetwork } from '../../contract/engine-networks.ts';
import type { Planned } from '../snapshots/planned.ts';

interface Joining {
  readonly id: EngineNetworkId;
  readonly container: ContainerId;
}

export type EngineNetworkWork =
  | { readonly do: 'create'; readonly network: NewEngineNetwork }
  | { readonly do: 'remove'; readonly id: EngineNetworkId; readonly name: string }
  | (Joining & {
      readonly do: 'connect';
      readonly aliases: readonly string[];
      readonly ipv4?: string | undefined;
      readonly ipv6?: string | undefined;
    })
  | (Joining & { readonly do: 'disconnect' });

/** What a rule says of a plan; what it leaves out is nothing. */
export type Draft = Partial<Omit<Planned<never>['plan'], 'title'>> & {
  readonly title: string;
  readonly work?: readonly EngineNetworkWork[];
};
