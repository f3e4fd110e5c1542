import { memo, useId } from 'react';
import { formatCpuList } from '#shared/domain/cpu-list.ts';
import { cpusOf, type Pinned, type Pins } from './pins.ts';
import styles from './pin-subjects.module.css';

interface Props {
  /** How many CPUs the guest has. */
  count: number;
  pins: Pins;
  who: Pinned;
  onPick: (who: Pinned) => void;
}

/** Whose place on the host is being chosen: one of the guest's CPUs, or QEMU itself. */
export function PinSubjects({ count, pins, who, onPick }: Props) {
  const name = useId();
  const all: Pinned[] = [...Array.from({ length: count }, (_, vcpu) => vcpu), 'emulator'];
  return (
    <fieldset className={styles['subjects']} aria-label="Pin">
      {all.map(each => (
        <Subject
          key={each}
          who={each}
          name={name}
          on={each === who}
          at={formatCpuList(cpusOf(pins, each), ', ')}
          onPick={onPick}
        />
      ))}
    </fieldset>
  );
}

interface SubjectProps {
  who: Pinned;
  name: string;
  on: boolean;
  at: string;
  onPick: (who: Pinned) => void;
}

const Subject = memo(function Subject({ who, name, on, at, onPick }: SubjectProps) {
  return (
    <label data-on={on || undefined} data-pinned={at !== '' || undefined}>
      <input type="radio" name={name} checked={on} onChange={() => onPick(who)} />
      <span className={styles['name']}>{who === 'emulator' ? 'QEMU' : `vCPU ${who}`}</span>
      <span className={styles['at']}>{at === '' ? 'anywhere' : `on ${at}`}</span>
    </label>
  );
});
