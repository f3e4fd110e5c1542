import type { HostAddress } from '#shared/domain/wiring/host-net-facts.ts';
import type { IpDetails } from './ip-details.ts';

const SCOPES: ReadonlySet<string> = new Set(['global', 'link', 'host', 'site']);
const isScope = (scope: string | undefined): scope is NonNullable<HostAddress['scope']> =>
  scope !== undefined && SCOPES.has(scope);

/** Addresses of one interface, IPv4 first, each kind in the kernel's order. */
export function hostAddresses({ addresses }: IpDetails): HostAddress[] {
  return addresses
    .map(({ family, local, prefixlen, scope, dynamic }) => ({
      family: family === 'inet' ? ('ipv4' as const) : ('ipv6' as const),
      address: local,
      prefix: prefixlen,
      ...(dynamic !== undefined && { dynamic }),
      ...(isScope(scope) && { scope }),
    }))
    .toSorted((a, b) => (a.family < b.family ? -1 : a.family > b.family ? 1 : 0));
}
