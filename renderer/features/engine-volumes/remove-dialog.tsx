import { engineVolumeWays } from '#renderer/api/engine-volumes.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import { isVolumeId } from '#shared/domain/engine-volumes/volume-title.ts';

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
      title={isVolumeId(name) ? 'Remove a volume without a name' : `Remove ${name}`}
      guestName={isVolumeId(name) ? name.slice(0, 12) : name}
      action={{ do: 'remove' as const, names: [name] }}
      {...engineVolumeWays(engine)}
      touched="Volumes"
      confirm="Remove the volume"
      onClose={onClose}
      onStarted={onStarted}
    />
  );
}
