import type { WiringNode } from '#shared/contract/wiring.ts';
import type { Graph } from './graph.ts';

export interface Neighbour {
  readonly node: WiringNode;
  /** By which of its own or of the other's sockets. */
  readonly by: string | undefined;
  readonly routed: boolean;
}

/** What a box hangs on, or carries: one line for each wire. */
export function neighbours(graph: Graph, node: WiringNode, way: 'above' | 'below'): Neighbour[] {
  const wires = way === 'above' ? graph.entering(node) : graph.leaving(node);
  return wires.flatMap(wire => {
    const end = way === 'above' ? wire.from : wire.to;
    const other = graph.owner(end);
    if (!other) return [];
    const socket = [...node.sockets, ...other.sockets].find(({ id }) => id === wire.to || id === wire.from);
    return [{ node: other, by: socket?.name, routed: wire.kind === 'route' }];
  });
}
