import type { LiveConnection } from '../ports.ts';
import { answered } from './answered.ts';
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
    const at = path;
    // libvirt asks every pool for a path: one that hangs keeps it from answering.
    const volume = await answered(live, async rpc => {
      const ref = await volumeAt(rpc, at);
      return ref && (await readVolumeIfThere(rpc, ref));
    });
    layers.push({ path, ...(volume && { volume }) });
    path = volume?.backingPath;
  }
  return layers;
}
