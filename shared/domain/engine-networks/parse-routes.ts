import { formatSubnet, subnetOf } from '../networks/addresses.ts';
import { prefixOfMask } from '../networks/addresses.ts';

export interface HostRoute {
  readonly subnet: string;
  /** The interface. */
  readonly via: string;
}

/** `/proc/net/route` (proc(5)): addresses are in the byte order of the host, which is little-endian here. */
export function parseRoutes4(text: string): HostRoute[] {
  return text
    .split('\n')
    .slice(1)
    .flatMap(line => {
      const [via, destination, , , , , , mask] = line.trim().split(/\s+/);
      if (!via || !destination || !mask || !/^[0-9a-f]{8}$/i.test(destination)) return [];
      const prefix = prefixOfMask(bytesOf(mask).join('.'));
      if (prefix === undefined || prefix === 0) return [];
      const value = bytesOf(destination).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
      const subnet = subnetOf({ family: 'ipv4', value }, prefix);
      return subnet ? [{ subnet: formatSubnet(subnet), via }] : [];
    });
}

const bytesOf = (hex: string): number[] => [6, 4, 2, 0].map(at => Number.parseInt(hex.slice(at, at + 2), 16));

/** `/proc/net/ipv6_route` (proc(5)), without multicast, link-local and single addresses. */
export function parseRoutes6(text: string): HostRoute[] {
  return text.split('\n').flatMap(line => {
    const fields = line.trim().split(/\s+/);
    const [destination = '', length = ''] = fields;
    const via = fields.at(-1);
    if (!/^[0-9a-f]{32}$/i.test(destination) || via === undefined || via === 'lo') return [];
    const prefix = Number.parseInt(length, 16);
    if (prefix === 0 || prefix === 128 || /^(fe8|ff)/i.test(destination)) return [];
    const subnet = subnetOf({ family: 'ipv6', value: BigInt(`0x${destination}`) }, prefix);
    return subnet ? [{ subnet: formatSubnet(subnet), via }] : [];
  });
}
