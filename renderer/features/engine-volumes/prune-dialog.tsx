import { useState } from 'react';
import { engineVolumeWays } from '#renderer/api/engine-volumes.ts';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { EngineId } from '#shared/contract/engines.ts';

/** All volumes that no container has, or those of them that nobody named. */
export function PruneDialog({ engine, onClose }: { engine: EngineId; onClose: () => void }) {
  const [which, setWhich] = useState<'anonymous' | 'all'>('anonymous');
  return (
    <PlanDialog
      title="Prune volumes"
      guestName="prune"
      action={{ do: 'prune' as const, anonymous: which === 'anonymous' }}
      {...engineVolumeWays(engine)}
      touched="Volumes"
      confirm="Remove them"
      onClose={onClose}
    >
      <ChoiceCards
        label="Which volumes"
        value={which}
        onChange={setWhich}
        choices={[
          {
            value: 'anonymous',
            label: 'Those that nobody named',
            about: 'They came with containers that are gone.',
          },
          {
            value: 'all',
            label: 'All that no container has',
            about: 'Also those with a name, which somebody may have meant to keep.',
          },
        ]}
      />
    </PlanDialog>
  );
}
