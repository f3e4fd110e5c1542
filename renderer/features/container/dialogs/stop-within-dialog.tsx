import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Container } from '#shared/contract/containers.ts';
import { useContainerDetails } from '#renderer/api/containers.ts';
import { useContainer, type ContainerKey } from '#renderer/api/live/containers.ts';
import { orderContainers } from '#renderer/app/container-actions/act.ts';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';

interface Props {
  container: ContainerKey;
  onClose: () => void;
}

/** Stops a container, with a say in how long it is given and what becomes of it then. */
export default function StopWithinDialog({ container: key, onClose }: Props) {
  const container = useContainer(key);
  return container && <StopForm container={container} onClose={onClose} />;
}

function StopForm({ container, onClose }: { container: Container; onClose: () => void }) {
  const { data: details } = useContainerDetails(container);
  const [typed, setTyped] = useState<string | undefined>();
  const [then, setThen] = useState<'kill' | 'leave'>('leave');
  const text = typed ?? String(details?.stopTimeout ?? 10);
  const timeout = /^\d{1,4}$/.test(text) && Number(text) <= 3600 ? Number(text) : undefined;
  return (
    <FormDialog
      title={`Stop “${container.name}”`}
      confirm="Stop"
      ready={timeout !== undefined}
      onClose={onClose}
      onSubmit={async () => {
        if (timeout !== undefined)
          void orderContainers([container], { action: 'stop', timeout, ifIgnored: then });
        onClose();
      }}
    >
      <Labelled
        label="Seconds to wait"
        hint={`It is sent ${details?.stopSignal ?? 'its stop signal'} and given so long to end.`}
        problem={timeout === undefined ? 'A whole number of seconds, an hour at most.' : undefined}
      >
        {({ id, describedBy }) => (
          <TextField
            id={id}
            autoFocus
            value={text}
            error={timeout === undefined}
            onChange={event => setTyped(event.target.value)}
            onFocus={event => event.target.select()}
            slotProps={{ htmlInput: { 'aria-describedby': describedBy, inputMode: 'numeric' } }}
          />
        )}
      </Labelled>
      <Segmented
        label="If it goes on then"
        value={then}
        choices={[
          { value: 'leave', label: 'Ask me' },
          { value: 'kill', label: 'Kill it' },
        ]}
        onChange={setThen}
      />
    </FormDialog>
  );
}
