import type { WiringMap } from '../../contract/wiring.ts';
import { drawGuests } from './draw-guests.ts';
import { drawLinks, wireLinks } from './draw-links.ts';
import { drawNetworks, hasOwnSwitch } from './draw-networks.ts';
import { Drawing } from './drawing.ts';
import type { HostLink, HostNetFacts } from './host-net-facts.ts';
import { ids, type WiringInput } from './input.ts';

/** What hangs on what, from the cable to the guest. */
export function describeWiring(input: WiringInput): Pick<WiringMap, 'nodes' | 'wires'> {
  const { host, networks } = input;
  const drawing = new Drawing();
  const links = new Map(host?.links.map(link => [link.name, link]));
  const own = networks.filter(network => hasOwnSwitch(network) && network.active);
  /** Bridges that libvirt made are drawn as the network they are. */
  const made = new Map(
    own.flatMap(({ uuid, settings: { bridge } }) =>
      bridge === undefined ? [] : [[bridge, ids.network(uuid)]],
    ),
  );
  if (host) drawLinks(drawing, host, new Set(made.keys()));
  const way = host && defaultLink(host);
  const wayOut = way === undefined ? undefined : wayDown(way, links, drawing);
  if (host) for (const name of waysOut(host)) markWayOut(drawing, made.get(name) ?? ids.link(name));
  drawNetworks(drawing, input, wayOut);
  if (host) wireLinks(drawing, host, name => made.get(name) ?? ids.link(name));
  drawGuests(drawing, input, {
    networks: new Map(networks.map(({ uuid, settings: { name } }) => [name, ids.network(uuid)])),
    bridges: made,
    links,
    functions: new Map(
      [...links.values()].flatMap(({ name, functions = [] }) => functions.map(address => [address, name])),
    ),
    hostKnown: host !== undefined,
    wayOut,
  });
  if (host) tellOtherPorts(drawing, host, input, made);
  tellStopped(drawing, input);
  return { nodes: drawing.nodes, wires: drawing.wires };
}

const isDefault = ({ prefix }: { prefix: number }) => prefix === 0;

function waysOut({ routes }: HostNetFacts): ReadonlySet<string> {
  return new Set(routes.filter(isDefault).map(({ link }) => link));
}

/** The kernel takes the route with the smallest metric. */
function defaultLink({ routes }: HostNetFacts): string | undefined {
  return routes.filter(isDefault).toSorted((a, b) => a.metric - b.metric)[0]?.link;
}

/** What is routed out by a bridge leaves by the card below it: it is drawn from there. */
function wayDown(
  name: string,
  links: ReadonlyMap<string, HostLink>,
  drawing: Drawing,
  seen: ReadonlySet<string> = new Set(),
): string | undefined {
  const box = drawing.node(ids.link(name));
  if (box && box.column !== 'switch') return box.id;
  const lower = links.get(name)?.over ?? [];
  for (const next of lower) {
    const found = seen.has(next) ? undefined : wayDown(next, links, drawing, new Set([...seen, name]));
    if (found !== undefined) return found;
  }
  return undefined;
}

function markWayOut(drawing: Drawing, id: string): void {
  const box = drawing.node(id);
  if (box) box.wayOut = true;
}

/** Ports of a bridge that are neither guests' nor drawn: containers, and guests that libvirt does not have. */
function tellOtherPorts(
  drawing: Drawing,
  { links }: HostNetFacts,
  { guests }: WiringInput,
  made: ReadonlyMap<string, string>,
): void {
  const known = new Set(guests.flatMap(({ cards }) => cards.flatMap(({ target }) => target ?? [])));
  for (const { name, master } of links) {
    if (master === undefined || known.has(name) || drawing.node(ids.link(name))) continue;
    // libvirt before 7.1 kept the MAC address of a bridge by a port of its own.
    if (name === `${master}-nic`) continue;
    drawing.node(made.get(master) ?? ids.link(master))?.otherPorts.push(name);
  }
}

function tellStopped(drawing: Drawing, { networks, guests }: WiringInput): void {
  const wanted = new Set(guests.flatMap(({ cards }) => cards.flatMap(({ network }) => network ?? [])));
  for (const { uuid, active, settings } of networks) {
    if (active || !wanted.has(settings.name)) continue;
    const box = drawing.node(ids.network(uuid)) ?? drawing.node(ids.link(settings.bridge ?? ''));
    box?.problems.push(`The network ${settings.name} is not started, and guests are in it.`);
  }
}
