import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import type { ContainerOrder } from '#shared/contract/container-work.ts';
import type { ContainerKey } from '#renderer/api/live/containers.ts';
import { orderContainers, takers } from '#renderer/app/container-actions/act.ts';
import { containerNames, useContainersByKey } from './use-containers.ts';

interface Props {
  containers: readonly ContainerKey[];
  onClose: () => void;
}

/** What to do with containers that were asked to stop and run on. */
export default function StopIgnoredDialog({ containers: keys, onClose }: Props) {
  const titleId = useId();
  const containers = takers(useContainersByKey(keys), 'stop');
  const order = (how: ContainerOrder) => {
    onClose();
    void orderContainers(containers, how);
  };
  if (containers.length === 0) return <Gone onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{containerNames(containers)} did not stop</DialogTitle>
      <DialogContent>
        <p>
          Asked to end, it goes on. Some programs need longer to put things away; some never hear of it, such
          as a shell that is the first process.
        </p>
        <p>Killing loses what its programs have not written down.</p>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Leave it running</Button>
        <Button color="error" onClick={() => order({ action: 'kill' })}>
          Kill
        </Button>
        <Button
          variant="contained"
          color="primary"
          autoFocus
          onClick={() => order({ action: 'stop', timeout: 60, ifIgnored: 'leave' })}
        >
          Ask again, wait a minute
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** It stopped after all, or is gone, before anybody decided. */
function Gone({ onClose }: { onClose: () => void }) {
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>It has stopped meanwhile</DialogTitle>
      <DialogActions>
        <Button variant="contained" color="primary" autoFocus onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
