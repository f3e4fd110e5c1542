import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { poolWays } from '#renderer/api/pools.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { Pool, PoolAction } from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { kindOfPool } from '#shared/domain/pools/kinds.ts';

interface Props {
  connection: ConnectionId;
  pool: Pool;
  first: PoolAction;
  onClose: () => void;
}

const verbs: Readonly<Record<PoolAction['do'], string>> = {
  create: 'Make',
  edit: 'Change',
  start: 'Start',
  stop: 'Stop',
  autostart: 'Change',
  refresh: 'Look again',
  build: 'Build',
  delete: 'Delete',
};

/** One action on a pool, with the one question that some of them have. */
export function ActDialog({ connection, pool, first, onClose }: Props) {
  const [action, setAction] = useState(first);
  const kind = kindOfPool(pool.type);
  const folder = action.do === 'start' && kind?.folder === true;
  const guarded = action.do === 'build' && kind?.making?.guarded === true;
  return (
    <PlanDialog
      title={`${verbs[action.do]}: ${pool.name}`}
      guestName={pool.name}
      action={action}
      {...poolWays(connection)}
      confirm={verbs[action.do]}
      onClose={onClose}
    >
      {folder && (
        <FormControlLabel
          label={`Make the folder ${pool.path ?? ''} if it is missing`}
          control={
            <Checkbox
              checked={action.build === 'make'}
              onChange={(_, on) => setAction({ ...action, build: on ? 'make' : 'no' })}
            />
          }
        />
      )}
      {guarded && (
        <FormControlLabel
          label="Overwrite whatever is there"
          control={
            <Checkbox
              checked={action.overwrite}
              onChange={(_, overwrite) => setAction({ ...action, overwrite })}
            />
          }
        />
      )}
    </PlanDialog>
  );
}
