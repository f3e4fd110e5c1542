import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { FormProps } from './form.ts';
import { imageDraft } from './image-draft.ts';

/** An image of an engine, and a way to take over what it says of how it is run. */
export function ImageFields({ draft, problemOf, change }: FormProps) {
  const byId = useEngines(state => state.byId);
  const [failure, setFailure] = useState<Failure>();
  const engines = [...byId.values()].filter(({ state }) => state === 'online');
  const engine = draft.engine === '' && engines.length === 1 ? engines[0]?.id : draft.engine;
  const take = async () => {
    setFailure(undefined);
    try {
      change(await imageDraft(engine as EngineId, draft.image.trim()));
    } catch (error) {
      setFailure(toFailure(error));
    }
  };
  if (engines.length === 0)
    return <p role="note">No container engine answers. Connect one first, on the Connections page.</p>;
  return (
    <>
      <TextField
        select
        fullWidth
        label="Container engine"
        value={engine ?? ''}
        error={problemOf('root.engine') !== undefined}
        onChange={({ target }) => change({ engine: target.value })}
      >
        {engines.map(({ id, label }) => (
          <MenuItem key={id} value={id}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        fullWidth
        label="Image"
        value={draft.image}
        error={problemOf('root.image') !== undefined}
        helperText={problemOf('root.image') ?? 'By its name and tag, such as nginx:1.27.'}
        onChange={({ target }) => change({ image: target.value, engine: engine ?? '' })}
      />
      <div>
        <Button disabled={draft.image.trim() === '' || engine === ''} onClick={() => void take()}>
          Run what the image runs
        </Button>
      </div>
      {failure && <FailureNote failure={failure} />}
    </>
  );
}
