import type { DiskChain, SnapshotAction } from '#shared/contract/snapshots.ts';

export interface LayerAction {
  label: string;
  title: string;
  action: SnapshotAction;
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** What can be asked of the layer at `at`; the plan says what stands in the way. The guest writes the first. */
export function layerActions({ target: disk, layers }: DiskChain, at: number): LayerAction[] {
  const layer = layers[at];
  const below = layers[at + 1];
  if (layer === undefined || layer.missing) return [];
  const name = nameOf(layer.path);
  const actions: LayerAction[] = [];
  if (below !== undefined && !below.missing) {
    actions.push({
      label: 'Merge down into the one below…',
      title: `Merge ${name} into ${nameOf(below.path)}`,
      action: { do: 'commit', disk, ...(at === 0 ? {} : { top: layer.path }), base: below.path },
    });
  }
  if (at > 1) {
    actions.push(
      {
        label: 'Merge all above down into this…',
        title: `Merge all above into ${name}`,
        action: { do: 'commit', disk, base: layer.path },
      },
      {
        label: 'Stand the first directly on this…',
        title: `Stand ${disk} on ${name}`,
        action: { do: 'pull', disk, base: layer.path },
      },
    );
  }
  if (at === 0 && below !== undefined && layers.every(({ missing }) => !missing)) {
    actions.push({
      label: 'Copy all below into this…',
      title: `Have ${name} stand on its own`,
      action: { do: 'pull', disk },
    });
  }
  return actions;
}
