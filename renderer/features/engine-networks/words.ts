import { countOf } from '#renderer/ui/format.ts';
import type { EngineNetwork } from '#shared/contract/engine-networks.ts';

const drivers: Readonly<Record<string, string>> = {
  bridge: 'Bridge',
  host: 'The host’s own network',
  null: 'No network',
  macvlan: 'macvlan',
  ipvlan: 'ipvlan',
  overlay: 'Overlay of several hosts',
};

/** What a network is, in a few words. */
export const whatIs = ({ driver, subnets, internal, project }: EngineNetwork): string =>
  [
    drivers[driver] ?? driver,
    subnets.map(({ subnet }) => subnet).join(', '),
    internal && 'no way out',
    project !== undefined && `project ${project}`,
  ]
    .filter(Boolean)
    .join(' · ');

export const membersOf = ({ members }: EngineNetwork): string =>
  members.length === 0 ? 'Empty' : countOf(members.length, 'container');
