import { Segmented } from '#renderer/ui/segmented.tsx';
import type { NicTarget } from '#shared/contract/create/nic.ts';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import { Pick } from './pick.tsx';
import styles from './target-answer.module.css';

type Direct = Extract<NicTarget, { to: 'direct' }>;

const modes = [
  { value: 'bridge', label: 'Bridge' },
  { value: 'vepa', label: 'VEPA' },
  { value: 'private', label: 'Private' },
  { value: 'passthrough', label: 'Alone' },
] as const;

const meanings: Readonly<Record<(typeof modes)[number]['value'], string>> = {
  bridge: 'Guests on the same card reach each other directly.',
  vepa: 'All goes out to the switch, which sends back what is for a neighbour (it must be set up so).',
  private: 'Guests on the same card do not reach each other.',
  passthrough: 'The card is this guest’s alone.',
};

interface Props {
  target: Direct;
  options: CreateOptions | undefined;
  onChange: (target: Direct) => void;
}

/** Which card of the host, and who may talk to whom on it. */
export function DirectChoices({ target, options, onChange }: Props) {
  const mode = target.mode ?? 'bridge';
  return (
    <div className={styles['choices']}>
      <Pick
        label="Card of the host"
        value={target.device}
        choices={(options?.interfaces ?? []).map(({ name, label }) => ({ value: name, label }))}
        onPick={device => onChange({ ...target, device })}
      />
      <Segmented
        label="Mode"
        value={mode}
        choices={modes}
        onChange={next => onChange({ ...target, mode: next })}
      />
      <p>{meanings[mode]}</p>
    </div>
  );
}
