import type { PublishedPort } from '#shared/contract/containers.ts';
import type { Engine } from '#shared/contract/engines.ts';

/** A port as a person says it: `8080→80`, `53→53/udp`; `80` when it is not published. */
export function portWords({ container, transport, host }: PublishedPort): string {
  const inside = transport === 'tcp' ? `${container}` : `${container}/${transport}`;
  return host === undefined ? inside : `${host.port}→${inside}`;
}

/** Each published port once: an engine lists one for IPv4 and one for IPv6. */
export function publishedPorts(ports: readonly PublishedPort[]): PublishedPort[] {
  const seen = new Map<string, PublishedPort>();
  for (const port of ports) if (port.host && !seen.has(portWords(port))) seen.set(portWords(port), port);
  return [...seen.values()].toSorted((a, b) => (a.host?.port ?? 0) - (b.host?.port ?? 0));
}

export const portText = (ports: readonly PublishedPort[]): string =>
  publishedPorts(ports).map(portWords).join(', ');

/** Listens where this computer's own browser gets to: on all addresses, or on loopback. */
const isNear = (address: string) =>
  ['', '0.0.0.0', '::', '[::]', '::1', '[::1]'].includes(address) || address.startsWith('127.');

/** Where a browser of this computer finds the port; undefined where it would not. */
export function portAddress(
  { transport, host }: PublishedPort,
  engine: Engine | undefined,
): string | undefined {
  if (transport !== 'tcp' || host === undefined || engine?.facts?.local !== true) return undefined;
  return isNear(host.address) ? `http://localhost:${host.port}` : undefined;
}
