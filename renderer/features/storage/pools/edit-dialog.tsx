import { useState } from 'react';
import { poolWays, usePoolChoices } from '#renderer/api/pools.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { Pool, PoolDetails } from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { kindOfPool } from '#shared/domain/pools/kinds.ts';
import { PoolForm } from './form/pool-form.tsx';

interface Props {
  connection: ConnectionId;
  pool: Pool;
  details: PoolDetails;
  onClose: () => void;
}

/** The form of an existing pool. Whatever else its document says stays. */
export function EditDialog({ connection, pool, details, onClose }: Props) {
  const { choices, failure, again } = usePoolChoices(connection);
  // What is compared with on the host is what the person saw when the dialog opened.
  const [seen] = useState(details.values);
  const [values, setValues] = useState(seen);
  const kind = kindOfPool(pool.type);
  const changed = JSON.stringify(values) !== JSON.stringify(seen);
  if (!kind) return null;
  return (
    <PlanDialog
      title={`Change ${pool.name}`}
      guestName={pool.name}
      action={changed ? { do: 'edit' as const, pool: pool.name, values, seen } : undefined}
      {...poolWays(connection)}
      confirm="Change"
      onClose={onClose}
    >
      {problemOf => (
        <>
          {failure && <FailureNote failure={failure} />}
          {choices && (
            <PoolForm
              connection={connection}
              kind={kind}
              values={values}
              choices={choices}
              problemOf={property => problemOf(`values.${property}`)}
              onChange={setValues}
              onSecret={again}
            />
          )}
        </>
      )}
    </PlanDialog>
  );
}
