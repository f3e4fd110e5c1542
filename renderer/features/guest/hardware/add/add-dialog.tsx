import BackIcon from '@mui/icons-material/ArrowBackOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import IconButton from '@mui/material/IconButton';
import { useId, useState } from 'react';
import type { ItemId } from '#shared/contract/hardware.ts';
import type { Kind, Start } from '#shared/domain/hardware/catalogue/kind.ts';
import type { Hardware } from '../use-hardware.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { openOverlay } from '#renderer/app/overlays.ts';
import { AddForm } from './add-form.tsx';
import { nameOf, StartList } from './start-list.tsx';
import styles from './add-dialog.module.css';

interface Props {
  hardware: Hardware;
  onAdded: (item: ItemId | undefined) => void;
  onClose: () => void;
}

/** First what to add, then the same form that a device has later. */
export function AddDialog({ hardware, onAdded, onClose }: Props) {
  const title = useId();
  const [picked, setPicked] = useState<{ kind: Kind; start: Start }>();
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={title}>
      <DialogTitle id={title} className={styles['title'] ?? ''}>
        {picked && (
          <IconButton aria-label="Choose something else to add" onClick={() => setPicked(undefined)}>
            <BackIcon />
          </IconButton>
        )}
        {picked ? `Add ${nameOf(picked.kind, picked.start)}` : `Add to ${hardware.guest.name}`}
      </DialogTitle>
      {picked ? (
        <AddForm
          key={`${picked.kind.id} ${picked.start.id}`}
          hardware={hardware}
          kind={picked.kind}
          start={picked.start}
          onAdded={onAdded}
          onClose={onClose}
        />
      ) : (
        <DialogContent>
          <StartList hardware={hardware} onPick={(kind, start) => setPicked({ kind, start })} />
          <div className={styles['close']}>
            <p>A graphics card or another device of the host itself is given with a plan and a way back.</p>
            <Button
              onClick={() => {
                onClose();
                const { guest } = hardware;
                openOverlay({ kind: 'give-device', connection: guest.connection, guest: guestKey(guest) });
              }}
            >
              Give it a host device…
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </div>
        </DialogContent>
      )}
    </Dialog>
  );
}
