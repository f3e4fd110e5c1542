import type { WiringNode, WiringWire } from '#shared/contract/wiring.ts';
import { COLUMNS, type Graph, rankOf } from './graph.ts';

export interface Box {
  readonly node: WiringNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  /** By id of the box; from left to right and from top to bottom. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** The columns that have something in them. */
  readonly columns: readonly { readonly rank: number; readonly x: number; readonly width: number }[];
  readonly width: number;
  readonly height: number;
}

/** Pixels; the style sheet of the boxes has the same. */
export const SIZES = {
  head: 46,
  socket: 24,
  gap: 10,
  group: 18,
  pad: 14,
  least: 112,
  most: 272,
  gutter: 32,
} as const;

const heightOf = ({ sockets }: WiringNode) =>
  SIZES.head + sockets.length * SIZES.socket + (sockets.length > 0 ? 4 : 0);

/**
 * What hangs on a box stands beside and below it, so that wires go mostly straight on. A box with several ways up
 * stands with the nearest of them.
 */
export function layOut(graph: Graph, room: number): Layout {
  const used = [0, 1, 2, 3].filter(rank => [...graph.nodes.values()].some(node => rankOf(node) === rank));
  const inner = room - 2 * SIZES.pad - SIZES.gutter * (used.length - 1);
  const width = Math.round(Math.min(SIZES.most, Math.max(SIZES.least, inner / Math.max(1, used.length))));
  // What is left goes between the columns, up to a measure that the eye still follows.
  const spare = inner - width * used.length;
  const gutter = SIZES.gutter + Math.max(0, Math.min(72, Math.floor(spare / Math.max(1, used.length - 1))));
  const columns = used.map((rank, index) => ({ rank, x: SIZES.pad + index * (width + gutter), width }));
  const xs = new Map(columns.map(({ rank, x }) => [rank, x]));

  const family = familyOf(graph);
  const placed: Box[] = [];
  const put = (node: WiringNode, y: number) => {
    placed.push({ node, x: xs.get(rankOf(node)) ?? 0, y, width, height: heightOf(node) });
    return y + heightOf(node) + SIZES.gap;
  };
  const done = new Set<string>();
  const place = (node: WiringNode, y: number): number => {
    if (done.has(node.id)) return y;
    done.add(node.id);
    let own = put(node, y);
    for (const beside of family.beside.get(node.id) ?? []) {
      if (done.has(beside.id)) continue;
      done.add(beside.id);
      own = put(beside, own);
    }
    // What stands on it in its own column, such as a VLAN of a bond, goes below all the rest.
    const children = family.children.get(node.id) ?? [];
    const [inside, beyond] = [true, false].map(same =>
      children.filter(child => (rankOf(child) === rankOf(node)) === same),
    );
    let below = y;
    for (const child of beyond ?? []) below = place(child, below);
    below = Math.max(own, below);
    for (const child of inside ?? []) below = place(child, below);
    return below;
  };
  let y: number = SIZES.pad;
  for (const node of family.roots) if (!done.has(node.id)) y = place(node, y) + SIZES.group - SIZES.gap;
  // Rings have no root; they are drawn all the same.
  for (const node of graph.nodes.values()) if (!done.has(node.id)) y = place(node, y);

  const sorted = placed.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const last = columns.at(-1);
  return {
    boxes: new Map(sorted.map(box => [box.node.id, box])),
    columns,
    width: (last?.x ?? 0) + width + SIZES.pad,
    height: Math.max(0, ...placed.map(box => box.y + box.height)) + SIZES.pad,
  };
}

interface Family {
  readonly roots: readonly WiringNode[];
  readonly children: ReadonlyMap<string, readonly WiringNode[]>;
  /** Other ways up that something hangs on too, such as the second card of a bond. */
  readonly beside: ReadonlyMap<string, readonly WiringNode[]>;
}

function familyOf(graph: Graph): Family {
  const children = new Map<string, WiringNode[]>();
  const beside = new Map<string, WiringNode[]>();
  const roots: WiringNode[] = [];
  for (const node of [...graph.nodes.values()].toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const above = graph
      .entering(node)
      .flatMap((wire: WiringWire) => graph.owner(wire.from) ?? [])
      .filter(
        parent => rankOf(parent) < rankOf(node) || (rankOf(parent) === rankOf(node) && parent !== node),
      );
    const nearest = Math.max(...above.map(rankOf));
    const parents = above.filter(parent => rankOf(parent) === nearest);
    const [parent, ...others] = parents;
    if (!parent) {
      roots.push(node);
      continue;
    }
    add(children, parent.id, node);
    if (rankOf(node) <= COLUMNS.indexOf('switch')) for (const other of others) add(beside, parent.id, other);
  }
  // What has something below it comes first: cards that hang about alone are at the end.
  const weight = ({ id, state }: WiringNode) => (children.has(id) ? 0 : 2) + (state === 'up' ? 0 : 1);
  return {
    roots: roots.toSorted((a, b) => rankOf(a) - rankOf(b) || weight(a) - weight(b)),
    children,
    beside,
  };
}

function add(map: Map<string, WiringNode[]>, key: string, node: WiringNode): void {
  const list = map.get(key);
  if (!list) map.set(key, [node]);
  else if (!list.includes(node)) list.push(node);
}
