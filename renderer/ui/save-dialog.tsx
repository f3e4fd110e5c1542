import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { fetchTicket } from '#renderer/api/fetch-ticket.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { DownloadTarget } from '#shared/contract/transfers.ts';
import { FailureNote } from './failure-note.tsx';
import { Segmented } from './segmented.tsx';

interface Props {
  title: string;
  /** What it is called unless somebody says otherwise. */
  fileName: string;
  /** Begins the job that makes the file. */
  save: (to: DownloadTarget) => Promise<{ job: string; ticket?: string | undefined }>;
  onClose: () => void;
  /** What will be in it. */
  children?: ReactNode;
}

/** Where a file goes that comes of an engine: through the browser, or onto the computer that Innkeeper runs on. */
export function SaveDialog({ title, fileName, save, onClose, children }: Props) {
  const desktop = window.innkeeper !== undefined;
  const titleId = useId();
  const [to, setTo] = useState<'page' | 'path'>(desktop ? 'path' : 'page');
  const [path, setPath] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const target: DownloadTarget | undefined = to === 'page' ? { to } : path === '' ? undefined : { to, path };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (target === undefined || busy) return;
    setBusy(true);
    try {
      const { job, ticket } = await save(target);
      if (ticket !== undefined) fetchTicket(ticket, fileName);
      tellOfJob(job, title);
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
      setBusy(false);
    }
  };

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={titleId}>
      <form onSubmit={event => void submit(event)}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: '12px' }}>
          {children && <p>{children}</p>}
          {!desktop && (
            <Segmented
              label="Where it goes"
              value={to}
              choices={[
                { value: 'page', label: 'To my computer' },
                { value: 'path', label: 'Where Innkeeper runs' },
              ]}
              onChange={setTo}
            />
          )}
          {to === 'path' && (
            <TextField
              autoFocus
              fullWidth
              label="File to be made"
              value={path}
              placeholder={`/home/me/${fileName}`}
              slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
              onChange={event => setPath(event.target.value)}
            />
          )}
          {failure && <FailureNote failure={failure} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" disabled={target === undefined || busy}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
