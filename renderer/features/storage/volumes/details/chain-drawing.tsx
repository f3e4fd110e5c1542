import type { VolumeDetails, VolumeLayer } from '#shared/contract/volumes.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import styles from './details.module.css';

interface Layer extends VolumeLayer {
  /** How far above the volume itself it stands; 0 is the volume. */
  readonly depth: number;
  readonly own?: boolean;
}

/** What stands on what, from the top down: each line stands on the one below that is a step further left. */
export function ChainDrawing({ details }: { details: VolumeDetails }) {
  const { volume, below, above } = details;
  const { path, facts, usedBy } = volume;
  const own: Layer = {
    path,
    missing: false,
    usedBy,
    depth: 0,
    own: true,
    ...(facts && { format: facts.format, capacity: facts.capacity, allocation: facts.allocation }),
  };
  const layers: Layer[] = [...standing(path, above, 1), own, ...below.map(layer => ({ ...layer, depth: 0 }))];
  if (layers.length === 1)
    return <p className={styles['quiet']}>It stands on nothing, and nothing stands on it.</p>;
  return (
    <ol className={styles['chain']} aria-label="What stands on what, from the top down">
      {layers.map(layer => (
        <li
          key={layer.path}
          data-own={layer.own}
          data-missing={layer.missing || undefined}
          style={{ marginLeft: layer.depth * 20 }}
        >
          <span className={styles['layer']} title={layer.path}>
            {layer.path}
          </span>
          <span className={styles['about']}>{about(layer)}</span>
        </li>
      ))}
    </ol>
  );
}

/** Those on top first, each above what it stands on. */
function standing(on: string, above: VolumeDetails['above'], depth: number): Layer[] {
  return above
    .filter(layer => layer.on === on)
    .flatMap(layer => [...standing(layer.path, above, depth + 1), { ...layer, depth }]);
}

function about({ missing, format, capacity, allocation, usedBy, own }: Layer): string {
  if (missing) return 'Missing: nothing that stands on it can be read';
  return [
    own && 'this volume',
    format,
    capacity !== undefined &&
      allocation !== undefined &&
      `${formatBytes(allocation)} of ${formatBytes(capacity)}`,
    usedBy.length > 0 && `used by ${usedBy.map(({ name }) => name).join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
