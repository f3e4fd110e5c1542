import type { ContainerId } from '../../contract/container-row.ts';
import type { EngineNetworkId } from '../../contract/engine-networks.ts';
import type { Planned } from '../snapshots/planned.ts';

/** `api`: without the tool, as its files are gone or it is not installed. */
export type ProjectWork =
  | {
      readonly by: 'tool';
      readonly folder: string;
      /** Whole paths. */
      readonly files: readonly string[];
      readonly project: string;
      /** One run of the tool each. */
      readonly runs: readonly (readonly string[])[];
    }
  | {
      readonly by: 'api';
      readonly do: 'start' | 'stop' | 'restart' | 'remove';
      readonly containers: readonly { readonly id: ContainerId; readonly name: string }[];
      readonly networks: readonly { readonly id: EngineNetworkId; readonly name: string }[];
      readonly volumes: readonly string[];
    };

/** What a rule says of a plan; what it leaves out is nothing. */
export type Draft = Partial<Omit<Planned<never>['plan'], 'title'>> & {
  readonly title: string;
  readonly work?: ProjectWork;
};
