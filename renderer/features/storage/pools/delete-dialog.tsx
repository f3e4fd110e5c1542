import { useState } from 'react';
import { poolWays } from '#renderer/api/pools.ts';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { Pool } from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { kindOfPool } from '#shared/domain/pools/kinds.ts';
import { goTo } from '../place.ts';

/** The pool alone, which loses nothing, or with everything in it. */
export function DeleteDialog({
  connection,
  pool,
  onClose,
}: {
  connection: ConnectionId;
  pool: Pool;
  onClose: () => void;
}) {
  const [what, setWhat] = useState<'pool' | 'contents'>('pool');
  const kind = kindOfPool(pool.type);
  const volumes = kind?.volumes ?? 'volumes';
  const impossible =
    kind?.empties === true
      ? pool.state === 'stopped'
        ? 'Only while it runs: else libvirt does not know what is in it.'
        : undefined
      : `libvirt cannot delete the ${volumes} of such a pool.`;
  return (
    <PlanDialog
      title={`Remove ${pool.name}`}
      guestName={pool.name}
      action={{ do: 'delete' as const, pool: pool.name, contents: what === 'contents' }}
      {...poolWays(connection)}
      confirm={what === 'contents' ? 'Delete everything' : 'Remove the pool'}
      onClose={onClose}
      onStarted={() => goTo(connection, 'pools')}
    >
      <ChoiceCards
        label="What is removed"
        value={what}
        onChange={setWhat}
        choices={[
          { value: 'pool', label: 'The pool alone', about: `All ${volumes} stay where they are.` },
          {
            value: 'contents',
            label: 'With all that is in it',
            about: `Every one of its ${volumes} is deleted first.`,
            impossible,
          },
        ]}
      />
    </PlanDialog>
  );
}
