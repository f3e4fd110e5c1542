import { formatBytes } from '#renderer/ui/format.ts';
import type { LayerProgress } from '#shared/contract/images/actions.ts';
import styles from '../images.module.css';

const words: Readonly<Record<LayerProgress['stage'], string>> = {
  waits: 'Waits',
  downloads: 'Downloads',
  checks: 'Downloaded',
  unpacks: 'Unpacks',
  uploads: 'Uploads',
  there: 'There already',
  done: 'Done',
};

/** One bar a layer. Bars move by transforms, so that twenty of them cost no layout. */
export function LayerList({ layers }: { layers: readonly LayerProgress[] }) {
  if (layers.length === 0) return null;
  return (
    <ul className={styles['layers']} aria-label="Layers">
      {layers.map(({ id, stage, done = 0, total = 0 }) => {
        const over = stage === 'done' || stage === 'there' || stage === 'checks';
        const share = over ? 1 : total === 0 ? 0 : Math.min(1, done / total);
        const moves = stage === 'downloads' || stage === 'unpacks' || stage === 'uploads';
        return (
          <li key={id} data-stage={stage}>
            <code>{id}</code>
            <span className={styles['bar']} aria-hidden="true">
              <i style={{ transform: `scaleX(${share})` }} />
            </span>
            <span>
              {words[stage]}
              {moves && total > 0 && ` ${formatBytes(Math.min(done, total))} of ${formatBytes(total)}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
