import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { containerSignals, type ContainerSignal } from '#shared/contract/container-work.ts';
import type { ContainerKey } from '#renderer/api/live/containers.ts';
import { orderContainers, takers } from '#renderer/app/container-actions/act.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { signalWords } from './signals.ts';
import { containerNames, useContainersByKey } from './use-containers.ts';

interface Props {
  containers: readonly ContainerKey[];
  onClose: () => void;
}

/** A signal for the first process of containers; the one that nothing can ignore unless another is chosen. */
export default function KillDialog({ containers: keys, onClose }: Props) {
  const containers = takers(useContainersByKey(keys), 'kill');
  const [signal, setSignal] = useState<ContainerSignal>('SIGKILL');
  const { ends } = signalWords[signal];
  return (
    <ConfirmDialog
      title={
        signal === 'SIGKILL'
          ? `Kill ${containerNames(containers)}?`
          : `Send ${signal} to ${containerNames(containers)}?`
      }
      lost={ends ? containers.map(({ name }) => `${name}: what its programs have not written down`) : []}
      confirm={signal === 'SIGKILL' ? 'Kill' : 'Send'}
      dangerous={ends}
      ready={containers.length > 0}
      onClose={onClose}
      onConfirm={() => {
        onClose();
        void orderContainers(containers, { action: 'kill', signal });
      }}
    >
      <TextField
        select
        fullWidth
        label="Signal"
        margin="dense"
        value={signal}
        onChange={event => setSignal(event.target.value as ContainerSignal)}
        helperText="Stopping lets the programs inside finish first."
      >
        {containerSignals.toReversed().map(each => (
          <MenuItem key={each} value={each}>
            {each} – {signalWords[each].does}
          </MenuItem>
        ))}
      </TextField>
    </ConfirmDialog>
  );
}
