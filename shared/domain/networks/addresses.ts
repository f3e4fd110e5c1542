import ipaddr from 'ipaddr.js';

export type Family = 'ipv4' | 'ipv6';

export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

/** All addresses of a network, its first and its last included. */
export interface Subnet {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
  readonly prefix: number;
}

export const BITS = { ipv4: 32, ipv6: 128 } as const;

/** Undefined for what libvirt takes for no address: short forms such as `10.1`, and zones. */
export function parseAddress(text: string): Address | undefined {
  const isV4 = ipaddr.IPv4.isValidFourPartDecimal(text);
  if (!isV4 && (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text))) return undefined;
  const bytes = ipaddr.parse(text).toByteArray();
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return { family: isV4 ? 'ipv4' : 'ipv6', value };
}

export function formatAddress({ family, value }: Address): string {
  const bytes = Array.from({ length: BITS[family] / 8 }, (_, at) =>
    Number((value >> BigInt(8 * at)) & 0xffn),
  );
  return ipaddr.fromByteArray(bytes.toReversed()).toString();
}

/** The network that an address is in; undefined where the prefix is longer than an address. */
export function subnetOf({ family, value }: Address, prefix: number): Subnet | undefined {
  const bits = BITS[family];
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const first = value - (value % size);
  return { family, first, last: first + size - 1n, prefix };
}

export function subnetOfText(address: string, prefix: number): Subnet | undefined {
  const parsed = parseAddress(address);
  return parsed && subnetOf(parsed, prefix);
}

export const formatSubnet = ({ family, first, prefix }: Subnet): string =>
  `${formatAddress({ family, value: first })}/${prefix}`;

export const contains = (subnet: Subnet, { family, value }: Address): boolean =>
  family === subnet.family && value >= subnet.first && value <= subnet.last;

export const overlap = (one: Subnet, other: Subnet): boolean =>
  one.family === other.family && one.first <= other.last && other.first <= one.last;

/** `255.255.255.0` is 24; undefined for what is no mask. */
export function prefixOfMask(netmask: string): number | undefined {
  if (!ipaddr.IPv4.isValidFourPartDecimal(netmask)) return undefined;
  return ipaddr.IPv4.parse(netmask).prefixLengthFromSubnetMask() ?? undefined;
}

export const maskOfPrefix = (prefix: number): string =>
  ipaddr.IPv4.subnetMaskFromPrefixLength(prefix).toString();
