import type { WiringWire } from '#shared/contract/wiring.ts';
import type { Graph } from './graph.ts';
import { type Box, type Layout, SIZES } from './layout.ts';

const BEND = 7;
const LANE = 6;

/** The path of each wire: out to a lane of its source, along it, and in. Wires of one source share their lane. */
export function routeWires(graph: Graph, layout: Layout): ReadonlyMap<WiringWire, string> {
  const lanes = lanesOf(graph, layout);
  const routes = new Map<WiringWire, string>();
  for (const wire of graph.wires) {
    const [from, to] = [boxOf(graph, layout, wire.from), boxOf(graph, layout, wire.to)];
    if (!from || !to) continue;
    const [y1, y2] = [heightAt(from, wire.from), heightAt(to, wire.to)];
    if (from.x === to.x) routes.set(wire, bracket(from.x, y1, y2));
    else routes.set(wire, through(from.x + from.width, y1, to.x, y2, lanes.get(wire.from) ?? 12));
  }
  return routes;
}

function boxOf(graph: Graph, layout: Layout, end: string): Box | undefined {
  const node = graph.owner(end);
  return node && layout.boxes.get(node.id);
}

/** Where a wire meets its box: at the head, or at the line of its socket. */
function heightAt({ node, y }: Box, end: string): number {
  const socket = node.sockets.findIndex(({ id }) => id === end);
  return socket < 0 ? y + SIZES.head / 2 : y + SIZES.head + (socket + 0.5) * SIZES.socket;
}

/** Distance from the box of each source: neighbours in a column do not draw over one another. */
function lanesOf(graph: Graph, layout: Layout): Map<string, number> {
  const [first, second] = layout.columns;
  const gutter = first && second ? second.x - first.x - first.width : SIZES.gutter;
  const count = Math.max(1, Math.floor((gutter - 24) / LANE));
  const byColumn = new Map<number, string[]>();
  const sources = [...new Set(graph.wires.map(({ from }) => from))]
    .flatMap(from => {
      const box = boxOf(graph, layout, from);
      return box ? [{ from, box, at: heightAt(box, from) }] : [];
    })
    .toSorted((a, b) => a.at - b.at);
  for (const { from, box } of sources) byColumn.set(box.x, [...(byColumn.get(box.x) ?? []), from]);
  const lanes = new Map<string, number>();
  for (const column of byColumn.values())
    for (const [index, from] of column.entries()) lanes.set(from, 12 + (index % count) * LANE);
  return lanes;
}

function through(x1: number, y1: number, x2: number, y2: number, lane: number): string {
  const rise = y2 - y1;
  if (Math.abs(rise) < 1) return `M${x1} ${y1}H${x2}`;
  const x = Math.min(x1 + lane, x2 - BEND - 2);
  const bend = Math.min(BEND, Math.abs(rise) / 2, x - x1);
  const down = Math.sign(rise) * bend;
  return `M${x1} ${y1}H${x - bend}Q${x} ${y1} ${x} ${y1 + down}V${y2 - down}Q${x} ${y2} ${x + bend} ${y2}H${x2}`;
}

/** Of two boxes in one column. */
function bracket(x: number, y1: number, y2: number): string {
  const out = x - 10;
  return `M${x} ${y1}H${out + 4}Q${out} ${y1} ${out} ${y1 + Math.sign(y2 - y1) * 4}V${y2 - Math.sign(y2 - y1) * 4}Q${out} ${y2} ${out + 4} ${y2}H${x}`;
}
