import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useVolumeDetails } from '#renderer/api/volumes.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { actWords } from '../acts.ts';
import type { VolumeDialogProps } from '../dialogs/dialog-props.ts';
import type { VolumeDialogKind } from '../dialogs/volume-dialog.tsx';
import { ChainDrawing } from './chain-drawing.tsx';
import { VolumeFactsSection } from './volume-facts-section.tsx';
import styles from './details.module.css';

interface Props extends VolumeDialogProps {
  onDialog: (kind: VolumeDialogKind) => void;
}

const acts = ['resize', 'clone', 'convert', 'wipe'] as const;

/** One volume: what it is, what it stands on and what stands on it, who has it, and its document. */
export default function DetailsDialog({ at, volume, onDialog, onClose }: Props) {
  const { details, failure } = useVolumeDetails(at, volume.name, volume.facts);
  const id = useId();
  const can = (act: (typeof acts)[number]) => details?.can.find(each => each.do === act);
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id} className={styles['title'] ?? ''}>
        {volume.name}
      </DialogTitle>
      <DialogContent className={styles['content'] ?? ''}>
        {failure && <FailureNote failure={failure} />}
        {!details && !failure && (
          <p role="status" className={styles['quiet']}>
            Reading it…
          </p>
        )}
        {details && (
          <>
            <VolumeFactsSection details={details} />
            <Section title="Chain">
              <ChainDrawing details={details} />
            </Section>
            <Section title="libvirt’s document">
              <pre className={styles['xml']}>{details.xml}</pre>
            </Section>
          </>
        )}
      </DialogContent>
      <DialogActions className={styles['actions'] ?? ''}>
        {details?.volume.facts?.format === 'qcow2' && (
          <Button onClick={() => onDialog({ act: 'create', backing: volume })}>New layer on it…</Button>
        )}
        {acts.map(act => (
          <span key={act} title={can(act)?.why}>
            <Button
              disabled={can(act)?.possible !== true}
              onClick={() => onDialog({ act, volume: volume.name })}
            >
              {actWords[act]}
            </Button>
          </span>
        ))}
        <Button variant="contained" color="primary" onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
