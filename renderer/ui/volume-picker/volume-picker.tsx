import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useId, useState } from 'react';
import { useLibrary } from '#renderer/api/live/library.ts';
import type { FileAsked } from '#renderer/api/readability.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { FolderEntries } from '#renderer/ui/folder-entries.tsx';
import { ReadabilityNote } from '#renderer/ui/readability/readability-note.tsx';
import type { ConnectionId } from '#shared/contract/values.ts';
import { fitting, type Wanted } from './fits.ts';
import { Places, type Place } from './places.tsx';
import { VolumeChoice } from './volume-choice.tsx';
import styles from './volume-picker.module.css';

export interface VolumePickerProps {
  connection: ConnectionId;
  /** `ISO file`, `kernel` … */
  what: string;
  wanted: Wanted;
  /** Folders of the host can be looked into: it is this computer. */
  browsable: boolean;
  /** Of whose disk; and whether it is going to be written to. */
  file?: Pick<FileAsked, 'guest' | 'write'>;
  onPick: (path: string) => void;
  onClose: () => void;
}

/** A file of the host that guests run on, out of its pools, or of its folders where it is this computer. */
export default function VolumePicker(props: VolumePickerProps) {
  const { connection, what, wanted, browsable, file, onPick, onClose } = props;
  const title = useId();
  const { waiting, items, pools, failure } = useLibrary(connection);
  const [place, setPlace] = useState<Place>({ kind: 'all' });
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const pool = place.kind === 'pool' ? place.name : undefined;
  const go = (to: Place) => {
    setPlace(to);
    setChosen(undefined);
  };
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>Pick the {what}</DialogTitle>
      <DialogContent className={styles['content'] ?? ''}>
        {failure && <FailureNote failure={failure} />}
        <div className={styles['picker']}>
          <Places pools={pools} browsable={browsable} place={place} onPlace={go} />
          <div className={styles['list']}>
            {place.kind === 'folders' ? (
              <FolderEntries connection={connection} chosen={chosen ?? ''} onPick={setChosen} />
            ) : (
              <VolumeChoice
                key={pool ?? ''}
                items={fitting(items.values(), wanted, { pool, all })}
                waiting={waiting && failure === undefined}
                failure={pools.find(({ name }) => name === pool)?.failure}
                what={what}
                chosen={chosen}
                showPool={pool === undefined}
                onChoose={setChosen}
                onPick={onPick}
              />
            )}
            {place.kind !== 'folders' && (
              <FormControlLabel
                control={<Checkbox checked={all} onChange={event => setAll(event.target.checked)} />}
                label="Every volume, whatever it looks like"
              />
            )}
          </div>
        </div>
        {chosen !== undefined && (
          <ReadabilityNote file={{ ...file, connection, path: chosen }} onReadable={setChosen} />
        )}
      </DialogContent>
      <DialogActions>
        <code className={styles['chosen']} title={chosen}>
          {chosen}
        </code>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={chosen === undefined}
          onClick={() => chosen !== undefined && onPick(chosen)}
        >
          Use it
        </Button>
      </DialogActions>
    </Dialog>
  );
}
