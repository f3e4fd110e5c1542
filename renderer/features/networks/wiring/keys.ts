import type { Graph } from './graph.ts';
import type { Layout } from './layout.ts';

/** Where an arrow key leads from a box: along its wires, or to its neighbour in the column. */
export function nextBox(key: string, id: string, graph: Graph, layout: Layout): string | undefined {
  const box = layout.boxes.get(id);
  if (!box) return layout.boxes.keys().next().value;
  const column = [...layout.boxes.values()].filter(({ x }) => x === box.x);
  const at = column.indexOf(box);
  switch (key) {
    case 'ArrowDown':
      return column[at + 1]?.node.id;
    case 'ArrowUp':
      return column[at - 1]?.node.id;
    case 'Home':
      return column[0]?.node.id;
    case 'End':
      return column.at(-1)?.node.id;
    case 'ArrowRight':
      return graph.leaving(box.node).map(({ to }) => graph.owner(to)?.id)[0] ?? beside(layout, id, 1);
    case 'ArrowLeft':
      return graph.entering(box.node).map(({ from }) => graph.owner(from)?.id)[0] ?? beside(layout, id, -1);
    default:
      return undefined;
  }
}

/** Without a wire: what stands nearest in the next column. */
function beside(layout: Layout, id: string, way: 1 | -1): string | undefined {
  const box = layout.boxes.get(id);
  if (!box) return undefined;
  const xs = [...new Set([...layout.boxes.values()].map(({ x }) => x))].toSorted((a, b) => a - b);
  const x = xs[xs.indexOf(box.x) + way];
  return [...layout.boxes.values()]
    .filter(other => other.x === x)
    .toSorted((a, b) => Math.abs(a.y - box.y) - Math.abs(b.y - box.y))[0]?.node.id;
}
