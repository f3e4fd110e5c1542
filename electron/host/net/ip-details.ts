import { z } from 'zod';
import type { HostTree } from '../tree/host-tree.ts';

const addressSchema = z.object({
  family: z.enum(['inet', 'inet6']),
  local: z.string(),
  prefixlen: z.number().int(),
  scope: z.string().optional(),
  dynamic: z.boolean().optional(),
});

/** One interface of `ip -json -details address show`: ip-address(8). Everything else in it is left alone. */
const detailsSchema = z.object({
  ifname: z.string(),
  linkinfo: z
    .object({
      info_kind: z.string().optional(),
      info_data: z.object({ id: z.number().int().optional() }).optional().catch(undefined),
    })
    .optional(),
  addr_info: z.array(z.unknown()).optional(),
});

export interface IpDetails {
  /** The kernel's rtnl kind: vlan, bond, macvtap, openvswitch … */
  readonly kind?: string;
  /** Of a VLAN. */
  readonly vlan?: number;
  readonly addresses: readonly z.infer<typeof addressSchema>[];
}

/** By name of the interface; undefined where there is no ip(8), or one that speaks no JSON. */
export async function readIpDetails(tree: HostTree): Promise<ReadonlyMap<string, IpDetails> | undefined> {
  const text = await tree.text('run/innkeeper/ip-address.json');
  const told = text === undefined ? undefined : parseJson(text);
  if (!Array.isArray(told)) return undefined;
  const known = new Map<string, IpDetails>();
  for (const each of told) {
    const parsed = detailsSchema.safeParse(each);
    if (!parsed.success) continue;
    const { ifname, linkinfo, addr_info: addresses = [] } = parsed.data;
    known.set(ifname, {
      ...(linkinfo?.info_kind !== undefined && { kind: linkinfo.info_kind }),
      ...(linkinfo?.info_kind === 'vlan' &&
        linkinfo.info_data?.id !== undefined && { vlan: linkinfo.info_data.id }),
      addresses: addresses.flatMap(address => addressSchema.safeParse(address).data ?? []),
    });
  }
  return known;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
