import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import styles from './xml-dialog.module.css';

/** The document libvirt is going to get. */
export function XmlDialog({ xml, name, onClose }: { xml: string; name: string; onClose: () => void }) {
  const title = useId();
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>XML of {name}</DialogTitle>
      <DialogContent>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
        <pre className={styles['xml']} tabIndex={0} aria-label={`XML of ${name}`}>
          {xml}
        </pre>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void navigator.clipboard.writeText(xml)}>Copy</Button>
        <Button variant="contained" color="primary" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
