import { isValid, parse, parseCIDR } from 'ipaddr.js';
import type { RunNetwork } from '#shared/contract/container-run/network.ts';
import type { KnownNetwork } from '../facts.ts';
import { networksOf } from '../parts/network.ts';
import { problem, unfit, when, type FindProblems, type RunProblem } from './problem.ts';

/** Made with the engine: it gives out addresses by itself and knows no names. */
const isOwnBridge = ({ name }: KnownNetwork) => name === 'bridge';

function isWithin(address: string, subnet: string): boolean {
  const [net, bits] = parseCIDR(subnet);
  const inner = parse(address);
  return inner.kind() === net.kind() && inner.match(net, bits);
}

function addressProblems(asked: RunNetwork, known: KnownNetwork, at: string): readonly RunProblem[] {
  return (['ipv4', 'ipv6'] as const).flatMap(kind => {
    const address = asked[kind];
    if (address === undefined || !isValid(address)) return [];
    if (isOwnBridge(known))
      return [
        unfit(`${at}.${kind}`, 'The network “bridge” gives out addresses by itself: make one of your own.'),
      ];
    if (known.subnets.length === 0)
      return [unfit(`${at}.${kind}`, `The network “${known.name}” has no range of addresses of its own.`)];
    return when(
      !known.subnets.some(subnet => isWithin(address, subnet)),
      unfit(`${at}.${kind}`, `“${known.name}” has ${known.subnets.join(' and ')}: ${address} is not in it.`),
    );
  });
}

export const networkProblems: FindProblems = (request, facts) => {
  const { network, ports = [], hostname, dns, extraHosts } = request;
  const joined = networksOf(request).flatMap((asked, at, all) => {
    const field = `network.networks.${at}`;
    const known = facts.networks.find(({ name, id }) => name === asked.name || id === asked.name);
    if (known === undefined) return [problem(`${field}.name`, 'NETWORK_ABSENT', { network: asked.name })];
    return [
      ...when(
        all.findIndex(({ name }) => name === asked.name) < at,
        unfit(`${field}.name`, `“${asked.name}” is chosen twice.`),
      ),
      ...when(
        isOwnBridge(known) && (asked.aliases?.length ?? 0) > 0,
        unfit(`${field}.aliases`, 'The network “bridge” knows no names: make a network of your own.'),
      ),
      ...addressProblems(asked, known, field),
    ];
  });
  if (network?.mode !== 'container') return joined;
  const whose = facts.containers.find(
    ({ id, name }) => name === network.container || id.startsWith(network.container),
  );
  const theirs = `It has the network of “${network.container}”`;
  return [
    ...when(whose === undefined, problem('network.container', 'NOT_FOUND', { name: network.container })),
    ...when(
      whose?.running === false && request.start !== false,
      unfit('network.container', `“${network.container}” is not running, so it has no network to share.`),
    ),
    ...when(ports.length > 0, unfit('ports', `${theirs}: publish ports there.`)),
    ...when(hostname !== undefined, unfit('hostname', `${theirs}, and its host name with it.`)),
    ...when((dns?.length ?? 0) > 0, unfit('dns', `${theirs}, and its name servers with it.`)),
    ...when((extraHosts?.length ?? 0) > 0, unfit('extraHosts', `${theirs}, and its host names with it.`)),
  ];
};
