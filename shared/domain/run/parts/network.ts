import type { RunNetwork } from '#shared/contract/container-run/network.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { flag, flagEach, given, type RunPart } from '../part.ts';

/** The networks in order: it is made on the first, and connected to the others before it starts. */
export const networksOf = ({ network }: RunRequest): readonly RunNetwork[] =>
  network?.mode === 'networks' ? network.networks : [];

/** The engine's name for where it is made. */
export function networkMode({ network }: RunRequest): string {
  if (network === undefined) return 'default';
  if (network.mode === 'container') return `container:${network.container}`;
  if (network.mode === 'networks') return network.networks[0]?.name ?? 'default';
  return network.mode;
}

/** Docker Engine API: EndpointSettings. */
export function endpointOf({ aliases = [], ipv4, ipv6 }: RunNetwork): Record<string, unknown> {
  const addresses = given({ IPv4Address: ipv4, IPv6Address: ipv6 });
  return {
    ...given({ Aliases: aliases }),
    ...(Object.keys(addresses).length > 0 && { IPAMConfig: addresses }),
  };
}

const hostEntry = ({ name, address }: NonNullable<RunRequest['extraHosts']>[number]) => `${name}:${address}`;

export const networkPart: RunPart = {
  body: request => ({
    config: given({ Hostname: request.hostname }),
    host: given({
      NetworkMode: networkMode(request),
      Dns: request.dns,
      ExtraHosts: (request.extraHosts ?? []).map(hostEntry),
    }),
  }),
  flags(request) {
    const [first] = networksOf(request);
    const mode = networkMode(request);
    return [
      ...flag('network', mode === 'default' ? undefined : mode),
      ...flagEach('network-alias', first?.aliases),
      ...flag('ip', first?.ipv4),
      ...flag('ip6', first?.ipv6),
      ...flag('hostname', request.hostname),
      ...flagEach('dns', request.dns),
      ...flagEach('add-host', (request.extraHosts ?? []).map(hostEntry)),
    ];
  },
  service(request) {
    const networks = networksOf(request);
    const mode = networkMode(request);
    return {
      ...given({
        hostname: request.hostname,
        dns: request.dns,
        extra_hosts: (request.extraHosts ?? []).map(hostEntry),
      }),
      ...(networks.length === 0
        ? { network_mode: mode === 'default' ? 'bridge' : mode }
        : { networks: Object.fromEntries(networks.map(network => [network.name, serviceNetwork(network)])) }),
    };
  },
};

const serviceNetwork = ({ aliases = [], ipv4, ipv6 }: RunNetwork) =>
  given({ aliases, ipv4_address: ipv4, ipv6_address: ipv6 });
