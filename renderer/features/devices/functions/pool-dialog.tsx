import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { poolWays } from '#renderer/api/sriov.ts';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { PhysicalFunction, PoolAction, SriovState } from '#shared/contract/sriov.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

interface Props {
  connection: ConnectionId;
  state: SriovState;
  device: PhysicalFunction;
  onClose: () => void;
}

/** A network that gives each guest a function of this card. */
export function PoolDialog({ connection, state, device, onClose }: Props) {
  const net = device.nets[0]?.name ?? '';
  const [name, setName] = useState(() => freeName(`${net}-functions`, state));
  const [autostart, setAutostart] = useState(true);
  const trimmed = name.trim();
  const action: PoolAction | undefined =
    trimmed === '' || trimmed.includes('/')
      ? undefined
      : { do: 'define', device: device.address, name: trimmed, autostart };
  return (
    <PlanDialog
      title={`A pool of the functions of ${net}`}
      guestName={trimmed}
      action={action}
      {...poolWays(connection)}
      confirm="Make the pool"
      onClose={onClose}
    >
      {problemOf => {
        const problem = problemOf('name');
        return (
          <>
            <TextField
              fullWidth
              label="Name"
              value={name}
              inputRef={focusOnMount}
              error={action === undefined || problem !== undefined}
              helperText={
                problem ??
                'A guest with a card in this network gets whichever function is free when it starts.'
              }
              onChange={event => setName(event.target.value)}
            />
            <FormControlLabel
              label="Start it with the host"
              control={<Checkbox checked={autostart} onChange={(_, checked) => setAutostart(checked)} />}
            />
          </>
        );
      }}
    </PlanDialog>
  );
}

function freeName(wanted: string, { pools, networks }: SriovState): string {
  const taken = new Set([...pools.map(({ name }) => name), ...networks]);
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(name)) return name;
  }
}
