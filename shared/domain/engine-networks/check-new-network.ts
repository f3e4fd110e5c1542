import type { NewEngineNetwork } from '../../contract/engine-networks.ts';
import { isInterfaceName, type Problem, write, wrong } from '../networks/checks/problem.ts';
import { checkSubnets } from './check-subnets.ts';
import type { EngineNetworkFacts } from './facts.ts';
import { PREDEFINED } from './predefined.ts';

/** All that is wrong with a new network, before the engine is asked. */
export const checkNewNetwork = (network: NewEngineNetwork, facts: EngineNetworkFacts): Problem[] => [
  ...checkName(network, facts),
  ...checkLink(network, facts),
  ...checkSubnets(network, facts),
];

function checkName({ name }: NewEngineNetwork, { networks }: EngineNetworkFacts): Problem[] {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name))
    return [
      wrong(
        'name',
        'Name',
        name === '' ? 'It is missing.' : `“${name}” is none that a network can have.`,
        'Write letters, digits, “_”, “.” and “-”, a letter or a digit first.',
      ),
    ];
  if (PREDEFINED.has(name) || networks.some(each => each.name === name))
    return [{ field: 'name', failure: { code: 'NAME_TAKEN', params: { name } } }];
  return [];
}

function checkLink(network: NewEngineNetwork, { links }: EngineNetworkFacts): Problem[] {
  const { driver, link = '', internal } = network;
  if (link !== '' && !isInterfaceName(link))
    return [wrong('link', 'Interface', `“${link}” is no name of an interface.`, write.interface)];
  if (driver === 'bridge')
    return links.includes(link)
      ? [wrong('link', 'Bridge', `The host has an interface “${link}” already.`, 'Choose another name.')]
      : [];
  if (link === '')
    return internal
      ? []
      : [
          wrong(
            'link',
            'Interface',
            'It is missing: containers go out by it.',
            'Choose one of the host, or make the network internal.',
          ),
        ];
  // The engine makes `eth0.50` itself, of eth0.
  const [parent = ''] = link.split('.');
  return links.length === 0 || links.includes(link) || (link.includes('.') && links.includes(parent))
    ? []
    : [
        wrong(
          'link',
          'Interface',
          `The host has no interface “${link}”.`,
          `Choose one of: ${links.join(', ')}.`,
        ),
      ];
}
