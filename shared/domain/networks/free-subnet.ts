/** An IPv4 network of 256 addresses, by its first three parts: `192.168.122`. */
export type Subnet24 = string;

/**
 * The subnet for a new NAT network: libvirt's usual 192.168.122, else the next that nothing in `inUse` (IPv4
 * addresses of the host and of its other networks) is part of.
 */
export function freeSubnet(inUse: readonly string[]): Subnet24 | undefined {
  const taken = new Set(inUse.map(address => address.split('.').slice(0, 3).join('.')));
  for (let third = 122; third < 255; third++) {
    const subnet = `192.168.${third}`;
    if (!taken.has(subnet)) return subnet;
  }
  return undefined;
}
