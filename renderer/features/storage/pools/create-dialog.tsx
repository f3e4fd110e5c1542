import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { poolWays } from '#renderer/api/pools.ts';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { ItemValues } from '#shared/contract/hardware.ts';
import type { PoolAction, PoolBuild, PoolChoices, PoolType } from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { poolKinds } from '#shared/domain/pools/kinds.ts';
import { goTo } from '../place.ts';
import { BuildChoice } from './form/build-choice.tsx';
import { PoolForm } from './form/pool-form.tsx';

interface Props {
  connection: ConnectionId;
  type: PoolType;
  choices: PoolChoices;
  onSecret: () => void;
  onBack: () => void;
  onClose: () => void;
}

/** The form of a new pool, and below it what libvirt will do. */
export function CreateDialog({ connection, type, choices, onSecret, onBack, onClose }: Props) {
  const kind = poolKinds[type];
  const [name, setName] = useState('');
  const [values, setValues] = useState<ItemValues>(kind.begin ?? {});
  const [build, setBuild] = useState<PoolBuild>(type === 'dir' ? 'make' : 'no');
  const [start, setStart] = useState(true);
  const [autostart, setAutostart] = useState(true);
  const trimmed = name.trim();
  const wrongName = /[/\n]/.test(trimmed) ? 'A name cannot hold a slash.' : undefined;
  const action: PoolAction | undefined =
    trimmed === '' || wrongName !== undefined
      ? undefined
      : { do: 'create', type, name: trimmed, values, build, start, autostart };
  return (
    <PlanDialog
      title={`New pool: ${kind.label}`}
      guestName={trimmed}
      action={action}
      {...poolWays(connection)}
      confirm="Make the pool"
      onClose={onClose}
      onStarted={() => goTo(connection, 'pools', trimmed)}
    >
      {problemOf => (
        <>
          <div>
            <Button onClick={onBack}>Another kind</Button>
          </div>
          <TextField
            fullWidth
            label="Name"
            value={name}
            inputRef={focusOnMount}
            error={wrongName !== undefined || problemOf('name') !== undefined}
            helperText={wrongName ?? problemOf('name') ?? 'By which you and guests’ documents call it.'}
            onChange={event => setName(event.target.value)}
          />
          <PoolForm
            connection={connection}
            kind={kind}
            values={values}
            choices={choices}
            problemOf={property => problemOf(`values.${property}`)}
            onChange={setValues}
            onSecret={onSecret}
          />
          <BuildChoice kind={kind} value={build} onChange={setBuild} />
          <FormControlLabel
            label="Start it"
            control={<Checkbox checked={start} onChange={(_, on) => setStart(on)} />}
          />
          <FormControlLabel
            label="Start it with the host"
            control={<Checkbox checked={autostart} onChange={(_, on) => setAutostart(on)} />}
          />
        </>
      )}
    </PlanDialog>
  );
}
