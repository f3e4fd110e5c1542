import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { go } from '#renderer/app/go.ts';

const nowhere =
  'No host is connected, so there is nowhere to create a guest. The readiness page says what is missing on this computer.';

/** Without a connection there is nowhere to create a guest. */
export function NoConnection({ waiting, onClose }: { waiting: boolean; onClose: () => void }) {
  return (
    <>
      <DialogContent>
        {waiting ? 'Connecting to the host. This goes on by itself in a moment.' : nowhere}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
        <Button variant="contained" color="primary" onClick={() => void go({ to: '/readiness' })}>
          See what is missing
        </Button>
      </DialogActions>
    </>
  );
}
