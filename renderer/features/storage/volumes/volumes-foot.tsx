import Button from '@mui/material/Button';
import type { Volume } from '#shared/contract/volumes.ts';
import { countOf, formatBytes } from '#renderer/ui/format.ts';
import styles from './volumes-pane.module.css';

interface Props {
  shown: readonly Volume[];
  total: number;
  chosen: readonly Volume[];
  settled: boolean;
  blocked: boolean;
  onDelete: () => void;
}

const taken = (volumes: readonly Volume[]) =>
  volumes.reduce((sum, { facts }) => sum + (facts?.allocation ?? 0), 0);

/** How many there are and how many are chosen; several are deleted at once from here. */
export function VolumesFoot({ shown, total, chosen, settled, blocked, onDelete }: Props) {
  const some = shown.length < total ? `${shown.length.toLocaleString('en-GB')} of ` : '';
  return (
    <div className={styles['foot']}>
      <span role="status">
        {chosen.length > 1
          ? `${countOf(chosen.length, 'volume')} chosen, ${formatBytes(taken(chosen))} taken`
          : `${some}${countOf(total, 'volume')}${settled ? `, ${formatBytes(taken(shown))} taken` : ', reading…'}`}
      </span>
      {chosen.length > 1 && (
        <Button color="error" disabled={blocked} onClick={onDelete}>
          Delete…
        </Button>
      )}
    </div>
  );
}
