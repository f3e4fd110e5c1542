import type { RenderNode } from '../../contract/gpu-sharing.ts';

/** NVIDIA's own driver; nouveau is another. */
const isNvidia = ({ driver }: RenderNode): boolean => driver === 'nvidia';

/** The node to draw with: one that can be opened, rather without NVIDIA's own driver. */
export function bestNode(nodes: readonly RenderNode[]): RenderNode | undefined {
  const open = nodes.filter(({ opens }) => opens !== false);
  return open.find(node => !isNvidia(node)) ?? open[0];
}

/**
 * The node as a document names it: none where the host has one only, so that the guest also starts on another host.
 */
export function nodeToWrite(nodes: readonly RenderNode[] | undefined): string | undefined {
  return nodes !== undefined && nodes.length > 1 ? bestNode(nodes)?.path : undefined;
}

export const needsNvidia = (nodes: readonly RenderNode[]): boolean => {
  const best = bestNode(nodes);
  return best !== undefined && isNvidia(best);
};
