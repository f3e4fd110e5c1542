import { engineVolumeWays } from '#renderer/api/engine-volumes.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { EngineId } from '#shared/contract/engines.ts';

interface Props {
  engine: EngineId;
  name: string;
  onClose: () => void;
  onStarted: () => void;
}

/** A volume with all that is in it. */
export function RemoveDialog({ engine, name, onClose, onStarted }: Props) {
  return (
    <PlanDialog
      title={`Remove ${name}`}
      guestName={name}
      action={{ do: 'remove' as const, names: [name] }}
      {...engineVolumeWays(engine)}
      touched="Volumes"
      confirm="Remove the volume"
      onClose={onClose}
      onStarted={onStarted}
    />
  );
}
