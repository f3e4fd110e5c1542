import type { GuestDisk } from '#shared/contract/disks.ts';
import styles from '../disks.module.css';
import { Tick } from '#renderer/ui/tick.tsx';

export interface CopyChoices {
  readonly keepOld: boolean;
  readonly flatten: boolean;
}

interface Props {
  disk: GuestDisk;
  choices: CopyChoices;
  /** The format it gets can stand on nothing anyway. */
  whole: boolean;
  onChange: (choices: CopyChoices) => void;
}

/** What moving and converting have in common. */
export function CopyOptions({ disk, choices, whole, onChange }: Props) {
  return (
    <div className={styles['ticks']}>
      {disk.standsOn.length > 0 && (
        <Tick
          label="Make it whole"
          hint={
            whole
              ? 'A raw disk holds everything by itself.'
              : `It then no longer stands on ${disk.standsOn.join(', ')}, and takes more room.`
          }
          checked={whole || choices.flatten}
          disabled={whole}
          onChange={flatten => onChange({ ...choices, flatten })}
        />
      )}
      <Tick
        label="Keep the old file"
        hint="It stays as it is at that moment, and no longer belongs to the guest."
        checked={choices.keepOld}
        onChange={keepOld => onChange({ ...choices, keepOld })}
      />
    </div>
  );
}
