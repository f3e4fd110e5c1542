import { z } from 'zod';
import { documentTextSchema, guestNameSchema } from './values.ts';

/**
 * How a network reaches the world: each mode is described in shared/domain/networks/modes.ts.
 * https://libvirt.org/formatnetwork.html#connectivity
 */
export const networkModeSchema = z.enum([
  'nat',
  'route',
  'open',
  'isolated',
  'bridge',
  'openvswitch',
  'macvtap-bridge',
  'macvtap-vepa',
  'macvtap-private',
  'macvtap-passthrough',
  'sriov',
]);
export type NetworkMode = z.infer<typeof networkModeSchema>;

const line = documentTextSchema.max(1000);
const port = z.number().int().min(0).max(65_535);

export const dhcpRangeSchema = z.object({
  start: line,
  end: line,
  /** Seconds; 0: for ever. */
  lease: z.number().int().nonnegative().optional(),
});

/** A fixed lease, or a name without one. A client is told by its MAC (IPv4) or DHCPv6 unique identifier. */
export const dhcpHostSchema = z.object({
  mac: line.optional(),
  id: line.optional(),
  name: line.optional(),
  ip: line.optional(),
});
export type DhcpHost = z.infer<typeof dhcpHostSchema>;

/** One address of the host in the network, and what its DHCP server gives away there. */
export const networkAddressSchema = z.object({
  /** Of the host: `192.168.122.1`. */
  address: line,
  prefix: z.number().int(),
  ranges: z.array(dhcpRangeSchema).max(1000),
  hosts: z.array(dhcpHostSchema).max(20_000),
  tftpRoot: line.optional(),
  bootFile: line.optional(),
  bootServer: line.optional(),
});
export type NetworkAddress = z.infer<typeof networkAddressSchema>;

/** KiB a second, and KiB at once for `burst`, as libvirt counts. */
export const rateSchema = z.object({
  average: z.number().int().positive().optional(),
  peak: z.number().int().positive().optional(),
  burst: z.number().int().positive().optional(),
});
export type Rate = z.infer<typeof rateSchema>;

/** `inbound` is what guests receive. */
const bandwidth = { inbound: rateSchema.optional(), outbound: rateSchema.optional() };

/** Tags of 802.1Q: one tags all; several, or `trunk`, let the guest tag. `native`: that tag is the untagged traffic. */
export const vlanSchema = z.object({
  trunk: z.boolean().optional(),
  tags: z
    .array(z.object({ id: z.number().int(), native: z.enum(['tagged', 'untagged']).optional() }))
    .max(4095),
});
export type Vlan = z.infer<typeof vlanSchema>;

export const portGroupSchema = z.object({
  name: line,
  isDefault: z.boolean().optional(),
  isolated: z.boolean().optional(),
  ...bandwidth,
  vlan: vlanSchema.optional(),
});
export type PortGroup = z.infer<typeof portGroupSchema>;

export const dnsSchema = z.object({
  /** Missing: libvirt's default, on. */
  enabled: z.boolean().optional(),
  /** Names without a dot are asked of the forwarders too. */
  forwardPlainNames: z.boolean().optional(),
  /** An address, a domain whose names go there, or both; a domain alone is answered here only. */
  forwarders: z.array(z.object({ domain: line.optional(), address: line.optional() })).max(1000),
  hosts: z.array(z.object({ ip: line, names: z.array(line).max(100) })).max(20_000),
  texts: z.array(z.object({ name: line, value: line })).max(1000),
  services: z
    .array(
      z.object({
        service: line,
        protocol: line,
        domain: line.optional(),
        target: line.optional(),
        port: port.optional(),
        priority: port.optional(),
        weight: port.optional(),
      }),
    )
    .max(1000),
});
export type NetworkDns = z.infer<typeof dnsSchema>;

export const networkRouteSchema = z.object({
  address: line,
  prefix: z.number().int(),
  gateway: line,
  metric: z.number().int().positive().optional(),
});

/**
 * A network as people edit it. What a document has besides is kept when it is written. Texts are checked by the plan,
 * which says what is wrong and where, and not by this schema.
 */
export const networkSettingsSchema = z.object({
  name: guestNameSchema,
  title: documentTextSchema.max(200).optional(),
  description: documentTextSchema.max(20_000).optional(),
  mode: networkModeSchema,
  /** Host interfaces by which it goes out: at most one for NAT, routed and SR-IOV, any number for macvtap. */
  devices: z.array(line).max(500),
  /** Its own bridge, or for `bridge` and `openvswitch` the host's. */
  bridge: line.optional(),
  stp: z.boolean().optional(),
  /** Seconds. */
  stpDelay: z.number().int().nonnegative().optional(),
  firewallZone: line.optional(),
  mac: line.optional(),
  mtu: z.number().int().optional(),
  domain: line.optional(),
  /** Names of the domain are never asked of other servers. */
  domainLocalOnly: z.boolean().optional(),
  addresses: z.array(networkAddressSchema).max(100),
  /** Guests may speak IPv6 with each other without an address of the host. */
  ipv6WithoutAddress: z.boolean().optional(),
  natIpv6: z.boolean().optional(),
  natAddressStart: line.optional(),
  natAddressEnd: line.optional(),
  natPortStart: port.optional(),
  natPortEnd: port.optional(),
  dns: dnsSchema,
  routes: z.array(networkRouteSchema).max(1000),
  ...bandwidth,
  vlan: vlanSchema.optional(),
  isolatePorts: z.boolean().optional(),
  portGroups: z.array(portGroupSchema).max(1000),
  trustGuestRxFilters: z.boolean().optional(),
});
export type NetworkSettings = z.infer<typeof networkSettingsSchema>;
