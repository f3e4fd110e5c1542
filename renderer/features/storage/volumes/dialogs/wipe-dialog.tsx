import { useState } from 'react';
import type { WipeAlgorithm } from '#shared/contract/volumes.ts';
import { useVolumeOffer, volumeWays } from '#renderer/api/volumes.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Choice } from './choice.tsx';
import type { VolumeDialogProps } from './dialog-props.ts';

const words: Readonly<Record<WipeAlgorithm, { name: string; about: string }>> = {
  zero: { name: 'Zeros', about: 'One pass; enough for nearly everything' },
  random: { name: 'Random bytes', about: 'One pass' },
  nnsa: { name: 'NNSA', about: '4 passes, NAP-14.1-C' },
  dod: { name: 'DoD', about: '4 passes, DoD 5220.22-M' },
  bsi: { name: 'BSI', about: '9 passes, of the German BSI' },
  gutmann: { name: 'Gutmann', about: '35 passes, for very old disks' },
  schneier: { name: 'Schneier', about: '7 passes' },
  pfitzner7: { name: 'Pfitzner 7', about: '7 random passes' },
  pfitzner33: { name: 'Pfitzner 33', about: '33 random passes' },
  trim: { name: 'Trim', about: 'The storage forgets the blocks' },
};

/** Everything on a volume is written over. */
export default function WipeDialog({ at, volume, onClose }: VolumeDialogProps) {
  const { offer } = useVolumeOffer(at);
  const [algorithm, setAlgorithm] = useState<WipeAlgorithm>('zero');
  const algorithms = offer?.algorithms ?? ['zero'];
  return (
    <PlanDialog
      {...volumeWays(at)}
      title={`Wipe ${volume.name}`}
      guestName={volume.name}
      action={{ do: 'wipe', volume: volume.name, algorithm }}
      confirm="Wipe"
      onClose={onClose}
    >
      {problemOf => (
        <Choice
          label="Way"
          hint={
            algorithms.length === 1
              ? 'Patterns of several passes need the program scrub on the host.'
              : undefined
          }
          value={algorithm}
          problem={problemOf('algorithm')}
          choices={algorithms.map(value => ({ value, ...words[value] }))}
          onChange={setAlgorithm}
        />
      )}
    </PlanDialog>
  );
}
