import type { WiringNode, WiringState } from '../../contract/wiring.ts';
import { modeOf } from '../networks/modes.ts';
import type { Drawing } from './drawing.ts';
import { DATAPATH, factsOf } from './draw-links.ts';
import type { HostLink } from './host-net-facts.ts';
import { ids, type WiringInput, type WiringNetwork } from './input.ts';

const RULES_OF_ITS_OWN: ReadonlySet<string> = new Set(['nat', 'route', 'open', 'isolated']);

/** libvirt makes the bridge of such a network: both are one box. */
export const hasOwnSwitch = ({ settings }: WiringNetwork): boolean => RULES_OF_ITS_OWN.has(settings.mode);

/** Boxes of virtual networks; those on a bridge of the host are sockets of its box. */
export function drawNetworks(
  drawing: Drawing,
  { networks, host }: WiringInput,
  wayOut: string | undefined,
): void {
  const byName = new Map(host?.links.map(link => [link.name, link]));
  for (const network of networks) {
    const { mode } = network.settings;
    if (mode === 'bridge' || mode === 'openvswitch')
      drawOnBridge(drawing, network, byName, host !== undefined);
    else drawAlone(drawing, network, byName, wayOut);
  }
}

function drawAlone(
  drawing: Drawing,
  network: WiringNetwork,
  byName: ReadonlyMap<string, HostLink>,
  wayOut: string | undefined,
): void {
  const { settings, active, uuid } = network;
  const own = hasOwnSwitch(network);
  const link = own && settings.bridge !== undefined && active ? byName.get(settings.bridge) : undefined;
  const id = ids.network(uuid);
  drawing.add({
    id,
    column: 'switch',
    kind: 'network',
    name: settings.name,
    what: whatOf(network),
    ...(link && factsOf(link)),
    // A bridge without a running guest has no carrier, and is well.
    state: active ? 'up' : 'off',
    addresses: settings.addresses.map(({ address, prefix }) => `${address}/${prefix}`),
    ...(link && { meter: { link: link.name, side: 'guest' } }),
    place: { to: 'network', uuid, name: settings.name },
    problems: settings.devices.flatMap(each =>
      byName.size > 0 && isLinkName(each) && !byName.has(each)
        ? [`There is no interface ${each} on this host.`]
        : [],
    ),
  });
  const kind = own ? ('route' as const) : ('wire' as const);
  const lower = settings.mode === 'isolated' ? [] : settings.devices.filter(isLinkName).map(ids.link);
  const byDefault = own && settings.mode !== 'isolated' && lower.length === 0 && wayOut !== undefined;
  for (const from of byDefault ? [wayOut] : lower)
    if (drawing.node(from)) drawing.wire({ from, to: id, kind, live: active });
}

/** Pools of functions may list PCI addresses instead. */
const isLinkName = (name: string): boolean => !/^[0-9a-f]{4}:[0-9a-f]{2}:/.test(name);

function drawOnBridge(
  drawing: Drawing,
  { settings, active, uuid }: WiringNetwork,
  byName: ReadonlyMap<string, HostLink>,
  hostKnown: boolean,
): void {
  const bridge = settings.bridge ?? '';
  const box = bridgeBox(drawing, bridge, {
    openvswitch: settings.mode === 'openvswitch',
    link: byName.get(bridge),
    hostKnown,
  });
  drawing.socket(box, {
    id: ids.network(uuid),
    name: settings.name,
    what: modeOf(settings.mode).label,
    state: active ? 'up' : 'off',
    place: { to: 'network', uuid, name: settings.name },
  });
}

/** The box of a bridge that a network or a guest names, whether or not it is there. */
export function bridgeBox(
  drawing: Drawing,
  name: string,
  { openvswitch, link, hostKnown }: { openvswitch: boolean; link: HostLink | undefined; hostKnown: boolean },
): WiringNode {
  const present = drawing.node(ids.link(name));
  if (present) return present;
  const absent = hostKnown && !link;
  const unseen: WiringState = absent ? 'off' : 'up';
  const box = drawing.add({
    id: ids.link(name),
    column: 'switch',
    kind: absent ? 'missing' : openvswitch ? 'openvswitch' : 'bridge',
    name,
    what: openvswitch ? 'Open vSwitch' : 'bridge of the host',
    state: unseen,
    ...(link && factsOf(link)),
    place: { to: 'interface', name },
    problems: absent ? [`There is no bridge ${name} on this host.`] : [],
  });
  if (openvswitch && drawing.node(ids.link(DATAPATH)))
    drawing.wire({ from: ids.link(DATAPATH), to: box.id, kind: 'wire', live: true });
  return box;
}

function whatOf({ settings }: WiringNetwork): string {
  const { mode, bridge, devices } = settings;
  const label = modeOf(mode).label;
  const on = bridge === undefined ? '' : ` on ${bridge}`;
  if (RULES_OF_ITS_OWN.has(mode)) return `${label} network${on}`;
  return devices.length === 0 ? label : `${label} on ${devices.join(', ')}`;
}
