import Dialog from '@mui/material/Dialog';
import { useId } from 'react';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { SetupPanel } from './setup-panel.tsx';
import styles from './setup.module.css';

interface Props {
  connection: ConnectionId;
  setup: Uuid;
  onClose: () => void;
}

/** A set-up of before, by itself. */
export default function SetupDialog({ connection, setup, onClose }: Props) {
  const title = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth={false}
      aria-labelledby={title}
      slotProps={{ paper: { className: styles['paper'] ?? '' } }}
    >
      <SetupPanel titleId={title} connection={connection} setup={setup} title="" onClose={onClose} />
    </Dialog>
  );
}
