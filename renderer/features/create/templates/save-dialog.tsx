import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { notify } from '#renderer/app/notifications/store.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { templateNameSchema } from '#shared/contract/templates.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { usePlan } from '../wizard/plan-store.ts';
import { answersOf } from './answers-of.ts';
import styles from './templates.module.css';
import { templatesKey } from './use-templates.ts';

/** Keeps the answers as a file that others can use too. */
export function SaveDialog({ onClose }: { onClose: () => void }) {
  const title = useId();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const checked = templateNameSchema.safeParse(name);
  const taken = failure?.code === 'NAME_TAKEN';
  const save = async () => {
    const { request } = usePlan.getState();
    if (request === undefined || !checked.success) return;
    try {
      const { path } = await api.templates.save({
        name: checked.data,
        ...(description && { description }),
        answers: answersOf(request),
        replace: taken,
      });
      await queries.invalidateQueries({ queryKey: templatesKey });
      notify({ tone: 'success', text: `Saved as a template: ${path}` });
      onClose();
    } catch (error) {
      setFailure(toFailure(error));
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={title}>
      <form
        onSubmit={event => {
          event.preventDefault();
          void save();
        }}
      >
        <DialogTitle id={title}>Save as a template</DialogTitle>
        <DialogContent className={styles['save'] ?? ''}>
          <p>
            A file with every answer but the guest’s name, its host, installation passwords and a document
            edited by hand.
          </p>
          <TextField
            label="Name of the template"
            value={name}
            inputRef={focusOnMount}
            autoComplete="off"
            error={name !== '' && !checked.success}
            helperText={name === '' || checked.success ? '' : checked.error.issues[0]?.message}
            onChange={({ target }) => {
              setName(target.value);
              setFailure(undefined);
            }}
          />
          <TextField
            label="What it is for"
            multiline
            minRows={2}
            value={description}
            onChange={({ target }) => setDescription(target.value)}
          />
          {failure && <FailureNote failure={failure} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="contained" color="primary" disabled={!checked.success}>
            {taken ? 'Replace it' : 'Save'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
