import type { DisplayFacts } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import type { Member } from './sysfs-path.ts';

/** Documentation/gpu/drm-kms.rst: cards, their connectors and render nodes; `found` are those of one device. */
export async function displaysOf(tree: HostTree, found: readonly Member[]): Promise<DisplayFacts[]> {
  const render = found.find(({ name }) => /^renderD\d+$/.test(name))?.name;
  const cards = found.filter(({ name }) => /^card\d+$/.test(name));
  return Promise.all(
    cards.map(async ({ name: card }) => {
      const connectors = found.filter(({ name }) => name.startsWith(`${card}-`));
      return {
        card,
        ...(render !== undefined && { render }),
        connectors: await Promise.all(connectors.map(({ name }) => readConnector(tree, card, name))),
      };
    }),
  );
}

async function readConnector(tree: HostTree, card: string, name: string) {
  const [status, enabled] = await Promise.all([
    tree.text(`sys/class/drm/${name}/status`),
    tree.text(`sys/class/drm/${name}/enabled`),
  ]);
  return {
    name: name.slice(card.length + 1),
    connected: status === 'connected',
    enabled: enabled === 'enabled',
  };
}
