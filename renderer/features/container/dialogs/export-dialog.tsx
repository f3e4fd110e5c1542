import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ExportTarget } from '#shared/contract/container-work.ts';
import { exportContainer } from '#renderer/api/containers.ts';
import { useContainer, type ContainerKey } from '#renderer/api/live/containers.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { FormDialog } from './form-dialog.tsx';

interface Props {
  container: ContainerKey;
  onClose: () => void;
}

/** Everything in a container's sight as a tar archive: through the browser, or where Innkeeper runs. */
export default function ExportDialog({ container: key, onClose }: Props) {
  const container = useContainer(key);
  const desktop = window.innkeeper !== undefined;
  const [to, setTo] = useState<ExportTarget['to']>(desktop ? 'path' : 'page');
  const [path, setPath] = useState('');
  if (container === undefined) return null;
  const target: ExportTarget | undefined =
    to === 'page' ? { to } : path.startsWith('/') ? { to, path } : undefined;
  return (
    <FormDialog
      title={`Export the files of “${container.name}”`}
      confirm="Export"
      ready={target !== undefined}
      onClose={onClose}
      onSubmit={async () => {
        if (target === undefined) return;
        const { job } = await exportContainer(container, target);
        tellOfJob(job, `Export the files of ${container.name}`);
      }}
    >
      <p>
        Its whole file system as one tar archive: the image and what it wrote over it. Volumes are left out.
      </p>
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
        <Labelled
          label={desktop ? 'File to be made' : 'File to be made, on the computer that Innkeeper runs on'}
          hint="Its whole path, such as /home/sam/web.tar. What is there already is not replaced."
        >
          {({ id, describedBy }) => (
            <TextField
              id={id}
              autoFocus
              value={path}
              placeholder={`/home/…/${container.name}.tar`}
              onChange={event => setPath(event.target.value)}
              slotProps={{
                htmlInput: { 'aria-describedby': describedBy, spellCheck: false, autoComplete: 'off' },
              }}
            />
          )}
        </Labelled>
      )}
    </FormDialog>
  );
}
