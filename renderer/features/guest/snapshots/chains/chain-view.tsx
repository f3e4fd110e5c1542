import LinearProgress from '@mui/material/LinearProgress';
import type { DiskChain } from '#shared/contract/snapshots.ts';
import { formatBytes } from '#renderer/ui/format.ts';
import { layerActions, type LayerAction } from './layer-actions.ts';
import { Layer } from './layer.tsx';
import styles from './chains.module.css';

const jobWords: Record<string, string> = {
  commit: 'Merging a layer down',
  'active-commit': 'Merging the first layer down',
  pull: 'Copying layers up',
  copy: 'Copying the disk',
  backup: 'Backing the disk up',
};

interface Props {
  chain: DiskChain;
  blocked: string | undefined;
  onAction: (action: LayerAction) => void;
  /** A file is not where it was: `layer` stands on it. */
  onFind: (layer: string, missing: string) => void;
}

/** One disk from the file that the guest writes down to the base, each standing on the next. */
export function ChainView({ chain, blocked, onAction, onFind }: Props) {
  const { target, layers, job } = chain;
  const taken = layers.reduce((sum, { allocation }) => sum + (allocation ?? 0), 0);
  return (
    <li className={styles['chain']}>
      <h3>
        <code>{target}</code>
        <span>
          {layers.length === 1 ? 'one file' : `${layers.length} layers`}
          {taken > 0 && `, ${formatBytes(taken)}`}
        </span>
      </h3>
      {job && (
        <div className={styles['job']}>
          <span>
            {jobWords[job.kind] ?? 'Working on it'}
            {job.progress !== undefined && ` · ${Math.round(job.progress * 100)} %`}
          </span>
          <LinearProgress
            aria-label={`${jobWords[job.kind] ?? 'Work'} of ${target}`}
            {...(job.progress === undefined
              ? {}
              : { variant: 'determinate' as const, value: job.progress * 100 })}
          />
        </div>
      )}
      <ol className={styles['layers']}>
        {layers.map((layer, at) => {
          const above = layers[at - 1];
          return (
            <Layer
              key={layer.path}
              layer={layer}
              place={at === 0 ? 'written' : at === layers.length - 1 ? 'base' : 'between'}
              actions={layerActions(chain, at)}
              blocked={blocked ?? (job && 'Work on this disk is under way.')}
              onAction={onAction}
              onFind={layer.missing && above ? () => onFind(above.path, layer.path) : undefined}
            />
          );
        })}
      </ol>
    </li>
  );
}
