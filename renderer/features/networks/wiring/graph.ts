import type { WiringColumn, WiringMap, WiringNode, WiringWire } from '#shared/contract/wiring.ts';

export const COLUMNS: readonly WiringColumn[] = ['card', 'stack', 'switch', 'guest'];
export const rankOf = ({ column }: WiringNode): number => COLUMNS.indexOf(column);

type Drawn = Pick<WiringMap, 'nodes' | 'wires'>;

/** The picture with its ways: which box an end of a wire belongs to, and the wires on either side of it. */
export class Graph {
  readonly nodes: ReadonlyMap<string, WiringNode>;
  readonly wires: readonly WiringWire[];
  /** The box of a box's or socket's id. */
  readonly #owners = new Map<string, WiringNode>();
  readonly #from = new Map<string, WiringWire[]>();
  readonly #to = new Map<string, WiringWire[]>();

  constructor({ nodes, wires }: Drawn) {
    this.nodes = new Map(nodes.map(node => [node.id, node]));
    for (const node of nodes) {
      this.#owners.set(node.id, node);
      for (const { id } of node.sockets) this.#owners.set(id, node);
    }
    this.wires = wires.filter(({ from, to }) => this.#owners.has(from) && this.#owners.has(to));
    for (const wire of this.wires) {
      push(this.#from, wire.from, wire);
      push(this.#to, wire.to, wire);
    }
  }

  owner(end: string): WiringNode | undefined {
    return this.#owners.get(end);
  }

  /** Wires that leave a box towards guests, those of its sockets too. */
  leaving({ id, sockets }: WiringNode): WiringWire[] {
    return [id, ...sockets.map(socket => socket.id)].flatMap(end => this.#from.get(end) ?? []);
  }

  /** Wires that come into a box from the side of the cable, those of its sockets too. */
  entering({ id, sockets }: WiringNode): WiringWire[] {
    return [id, ...sockets.map(socket => socket.id)].flatMap(end => this.#to.get(end) ?? []);
  }

  /** Everything on the way from the cables to a box, and from it to the guests. */
  pathOf(id: string): { nodes: ReadonlySet<string>; wires: ReadonlySet<WiringWire> } {
    const nodes = new Set<string>();
    const wires = new Set<WiringWire>();
    const start = this.nodes.get(id);
    if (!start) return { nodes, wires };
    const go = (node: WiringNode, way: 'left' | 'right', seen: Set<string>) => {
      nodes.add(node.id);
      if (seen.has(node.id)) return;
      seen.add(node.id);
      // Other cards of a guest are ways of their own: it is passed by only where it is the one chosen.
      for (const wire of way === 'left' ? this.entering(node) : this.leaving(node)) {
        const next = this.owner(way === 'left' ? wire.from : wire.to);
        if (!next) continue;
        wires.add(wire);
        go(next, way, seen);
      }
    };
    go(start, 'left', new Set());
    go(start, 'right', new Set());
    return { nodes, wires };
  }
}

function push(map: Map<string, WiringWire[]>, key: string, wire: WiringWire): void {
  const list = map.get(key);
  if (list) list.push(wire);
  else map.set(key, [wire]);
}

/** What is left when only what has to do with some words, or only what runs, is drawn. */
export function narrowed(map: Drawn, words: string, onlyLive: boolean): Drawn {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const alive = onlyLive
    ? map.nodes.filter(({ state, kind }) => kind !== 'guest' || state === 'up')
    : map.nodes;
  const living = new Set(alive.map(({ id }) => id));
  const graph = new Graph({ nodes: alive, wires: map.wires.filter(wire => !onlyLive || wire.live) });
  if (wanted.length === 0) return { nodes: alive, wires: [...graph.wires] };
  const found = alive.filter(node => wanted.every(word => textOf(node).includes(word)));
  const kept = new Set(found.flatMap(({ id }) => [...graph.pathOf(id).nodes]));
  return {
    nodes: map.nodes.filter(({ id }) => kept.has(id) && living.has(id)),
    wires: [...graph.wires],
  };
}

const textOf = ({ name, what, mac, addresses, sockets }: WiringNode): string =>
  [name, what, mac, ...addresses, ...sockets.flatMap(each => [each.name, each.mac, each.filter])]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();
