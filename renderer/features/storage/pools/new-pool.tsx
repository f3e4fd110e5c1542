import { useState } from 'react';
import { usePoolChoices } from '#renderer/api/pools.ts';
import type { PoolType } from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { CreateDialog } from './create-dialog.tsx';
import { TypeDialog } from './type-dialog.tsx';

/** Which kind of storage, and then its form. */
export function NewPool({ connection, onClose }: { connection: ConnectionId; onClose: () => void }) {
  const { choices, failure, again } = usePoolChoices(connection);
  const [type, setType] = useState<PoolType>();
  if (type === undefined || !choices)
    return <TypeDialog choices={choices} failure={failure} onChoose={setType} onClose={onClose} />;
  return (
    <CreateDialog
      connection={connection}
      type={type}
      choices={choices}
      onSecret={again}
      onBack={() => setType(undefined)}
      onClose={onClose}
    />
  );
}
