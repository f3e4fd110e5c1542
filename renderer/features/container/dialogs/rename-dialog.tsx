import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { containerNameSchema } from '#shared/contract/containers.ts';
import { renameContainer } from '#renderer/api/containers.ts';
import { useContainer, type ContainerKey } from '#renderer/api/live/containers.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';

interface Props {
  container: ContainerKey;
  onClose: () => void;
}

/** A new name for a container, running or not. */
export default function RenameDialog({ container: key, onClose }: Props) {
  const container = useContainer(key);
  const [name, setName] = useState(container?.name ?? '');
  if (container === undefined) return null;
  const parsed = containerNameSchema.safeParse(name);
  const problem = parsed.success ? undefined : parsed.error.issues[0]?.message;
  return (
    <FormDialog
      title={`Rename “${container.name}”`}
      confirm="Rename"
      ready={parsed.success}
      onClose={onClose}
      onSubmit={async () => {
        if (name !== container.name) await renameContainer(container, name);
        onClose();
      }}
    >
      <TextField
        autoFocus
        fullWidth
        margin="dense"
        value={name}
        error={problem !== undefined}
        helperText={
          problem ??
          (container.project
            ? 'Compose finds it by its labels, and gives it its old name when it makes it anew.'
            : 'Others on its networks find it by the new name at once.')
        }
        slotProps={{ htmlInput: { 'aria-label': 'New name', spellCheck: false, autoComplete: 'off' } }}
        onChange={event => setName(event.target.value)}
      />
    </FormDialog>
  );
}
