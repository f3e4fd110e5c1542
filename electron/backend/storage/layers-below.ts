import type { LiveConnection } from '../ports.ts';
import { readVolumeIfThere, type Volume, volumeAt } from './volumes.ts';

/** An image that another stands on; without a volume where nobody can look. */
export interface LayerBelow {
  readonly path: string;
  readonly volume?: Volume;
}

/** What a volume stands on, the nearest first, as deep as pools can tell. */
export async function layersBelow(
  live: LiveConnection,
  top: Pick<Volume, 'path' | 'backingPath'>,
): Promise<LayerBelow[]> {
  const layers: LayerBelow[] = [];
  const seen = new Set([top.path]);
  let path = top.backingPath;
  while (path !== undefined && !seen.has(path)) {
    seen.add(path);
    const ref = await volumeAt(live.rpc, path);
    const volume = ref && (await readVolumeIfThere(live.rpc, ref));
    layers.push({ path, ...(volume && { volume }) });
    path = volume?.backingPath;
  }
  return layers;
}
