import Button from '@mui/material/Button';
import { useId } from 'react';
import { useStale } from '#renderer/api/live/connections.ts';
import { Section } from '#renderer/ui/section.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { HostTuning } from '#shared/contract/host-tuning.ts';
import { type KvmOption, optionNow, optionsOf, planOption } from '#shared/domain/host-tuning/kvm-options.ts';
import type { TuningPlan } from '#shared/domain/host-tuning/plan.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import styles from './host-tuning.module.css';

interface Props {
  tuning: HostTuning;
  onPlan: (plan: TuningPlan) => void;
}

/** Options of the KVM modules, each with what it is now and a way to change it for now and for good. */
export function KvmSection({ tuning, onPlan }: Props) {
  const options = optionsOf(tuning);
  return (
    <Section title="KVM">
      {options.length === 0 ? (
        <p className={styles['muted']}>
          No module of KVM is loaded on this host: there is nothing to set, and guests are translated.
        </p>
      ) : (
        <ul className={styles['options']}>
          {options.map(option => (
            <Option key={`${option.module} ${option.name}`} option={option} tuning={tuning} onPlan={onPlan} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Option({ option, tuning, onPlan }: Props & { option: KvmOption }) {
  const id = useId();
  const { connection } = usePlace();
  const stale = useStale(connection);
  const on = optionNow(tuning, option) === true;
  const both = planOption(tuning, option, !on, 'both');
  const [hurdle] = both.problems;
  return (
    <li>
      <div>
        <h3 id={id}>
          {option.label} <StatusPill tone={on ? 'run' : 'off'}>{on ? 'On' : 'Off'}</StatusPill>
        </h3>
        <p>
          {option.about} <code>{`${option.module}.${option.name}`}</code>
        </p>
        {hurdle && (
          <p className={styles['muted']}>
            {hurdle.text} {hurdle.remedy}
          </p>
        )}
      </div>
      <Button
        disabled={stale}
        aria-describedby={id}
        onClick={() => onPlan(hurdle ? planOption(tuning, option, !on, 'boot') : both)}
      >
        {on ? 'Turn off' : 'Turn on'}
        {hurdle ? ' at the next start…' : '…'}
      </Button>
    </li>
  );
}
