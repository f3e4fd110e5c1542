import { Segmented } from '#renderer/ui/segmented.tsx';
import type { NicTarget } from '#shared/contract/create/nic.ts';
import type { CreateOptions } from '#shared/contract/create/options.ts';
import { PortForwards } from './port-forwards.tsx';
import styles from './target-answer.module.css';

type User = Extract<NicTarget, { to: 'user' }>;

interface Props {
  target: User;
  options: CreateOptions | undefined;
  onChange: (target: User) => void;
}

const names = { passt: 'passt', slirp: 'slirp (built in)' };

/** What carries the packets, and which of the guest's ports are reached from outside. */
export function UserChoices({ target, options, onChange }: Props) {
  const offered = options?.userNetworks ?? [];
  const backend = target.backend ?? offered[0];
  return (
    <div className={styles['choices']}>
      {backend !== undefined && (
        <Segmented
          label="Carried by"
          value={backend}
          choices={[...new Set([...offered, backend])].map(value => ({ value, label: names[value] }))}
          onChange={next => onChange({ ...target, backend: next })}
        />
      )}
      <p>
        {backend === 'slirp'
          ? 'slirp works everywhere and is slow; the guest has an address of its own, 10.0.2.15.'
          : 'passt is fast and gives the guest the host’s own address.'}
      </p>
      <PortForwards
        forwards={target.forwards ?? []}
        onChange={forwards => {
          const { forwards: _before, ...rest } = target;
          onChange(forwards.length === 0 ? rest : { ...rest, forwards });
        }}
      />
    </div>
  );
}
