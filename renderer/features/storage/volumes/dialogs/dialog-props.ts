import type { PoolRef } from '#renderer/api/volumes.ts';
import type { Volume } from '#shared/contract/volumes.ts';

export interface VolumeDialogProps {
  at: PoolRef;
  volume: Volume;
  onClose: () => void;
}
