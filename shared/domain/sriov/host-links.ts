import { z } from 'zod';
import type { FunctionSettings } from '../../contract/sriov.ts';

/** A network interface of the host, as `ip -d -j addr show` prints it: ip-address(8), ip-link(8). */
export interface HostLink {
  readonly name: string;
  readonly up: boolean;
  readonly mac?: string;
  /** The bridge or bond it is part of. */
  readonly master?: string;
  /** The interface it stands on, such as that of a VLAN or a macvtap. */
  readonly on?: string;
  /** Other than link-local ones: those come by themselves. */
  readonly addresses: readonly string[];
  /** By index, of a physical function. */
  readonly functions: ReadonlyMap<number, FunctionSettings>;
}

const NO_MAC = '00:00:00:00:00:00';
/** ip prints other words than it takes. */
const linkStates = new Map([
  ['auto', 'auto'],
  ['enable', 'up'],
  ['disable', 'down'],
] as const);

/** Older releases of iproute2 name fewer things; what they leave out is not known. */
const functionSchema = z.object({
  vf: z.number().int(),
  address: z.string().optional(),
  vlan_list: z.array(z.object({ vlan: z.number().optional(), qos: z.number().optional() })).optional(),
  rate: z.object({ max_tx: z.number(), min_tx: z.number() }).optional(),
  spoofchk: z.boolean().optional(),
  link_state: z.string().optional(),
  trust: z.boolean().optional(),
});

const linkSchema = z.object({
  ifname: z.string(),
  flags: z.array(z.string()).default([]),
  address: z.string().optional(),
  master: z.string().optional(),
  link: z.string().nullish(),
  addr_info: z.array(z.object({ local: z.string().optional(), scope: z.string().optional() })).default([]),
  vfinfo_list: z.array(functionSchema).default([]),
});

/** Undefined for what is not that program's JSON: releases before 4.13 (2017) have none. */
export function readHostLinks(json: string): HostLink[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return undefined;
  }
  const links = z.array(linkSchema).safeParse(parsed);
  return links.success ? links.data.map(hostLink) : undefined;
}

function hostLink(link: z.infer<typeof linkSchema>): HostLink {
  return {
    name: link.ifname,
    up: link.flags.includes('UP'),
    ...(link.address !== undefined && { mac: link.address }),
    ...(link.master !== undefined && { master: link.master }),
    ...(typeof link.link === 'string' && { on: link.link }),
    addresses: link.addr_info.flatMap(({ local, scope }) =>
      local === undefined || scope === 'link' ? [] : [local],
    ),
    functions: new Map(link.vfinfo_list.map(each => [each.vf, settingsOf(each)])),
  };
}

/** A function without an address yet has none: its driver makes one up. */
function settingsOf(each: z.infer<typeof functionSchema>): FunctionSettings {
  const [tag] = each.vlan_list ?? [];
  const link = linkStates.get(each.link_state as 'auto');
  return {
    ...(each.address !== undefined && each.address !== NO_MAC && { mac: each.address }),
    ...(each.vlan_list && { vlan: tag?.vlan ?? 0, priority: tag?.qos ?? 0 }),
    ...(each.spoofchk !== undefined && { spoofCheck: each.spoofchk }),
    ...(each.trust !== undefined && { trust: each.trust }),
    ...(each.rate && { minRate: each.rate.min_tx, maxRate: each.rate.max_tx }),
    ...(link && { link }),
  };
}
