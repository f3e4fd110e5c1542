import { memo } from 'react';
import type { HostCpu } from '#shared/contract/topology.ts';
import { countOf } from '#renderer/ui/format.ts';
import styles from './cpu-cell.module.css';

interface Props {
  id: number;
  core: number;
  /** From 1, of a core with several; 0 of a core with one. */
  thread: number;
  kind: HostCpu['kind'];
  online: boolean;
  /** Whoever is being pinned is pinned here. */
  mine: boolean;
  /** Who of this guest is pinned here: `3`, `3 4`, `E`. */
  guests: string;
  /** Virtual CPUs of other guests that are pinned here. */
  others: number;
  stop: boolean;
}

/** One logical CPU of the host. Only what changed is drawn again, also on a host with hundreds. */
export const CpuCell = memo(function CpuCell(props: Props) {
  const { id, online, mine, guests, others, stop } = props;
  return (
    <button
      type="button"
      className={styles['cpu']}
      data-cpu={id}
      data-kind={props.kind}
      data-taken={guests !== '' || undefined}
      aria-pressed={mine}
      aria-label={spoken(props)}
      title={spoken(props)}
      disabled={!online}
      tabIndex={stop ? 0 : -1}
    >
      {id}
      {guests !== '' && <span className={styles['guest']}>{short(guests)}</span>}
      {others > 0 && <span className={styles['others']}>{others > 9 ? '9+' : others}</span>}
    </button>
  );
});

const short = (guests: string): string => {
  const [first, second] = guests.split(' ');
  return `${first === 'E' ? '' : 'v'}${first}${second === undefined ? '' : '+'}`;
};

function spoken({ id, core, thread, kind, online, guests, others }: Props): string {
  const names = guests.split(' ').map(mark => (mark === 'E' ? 'QEMU’s threads' : `virtual CPU ${mark}`));
  return [
    `CPU ${id}`,
    `core ${core}${thread === 0 ? '' : `, hyper-thread ${thread}`}`,
    kind && `${kind} core`,
    guests !== '' && `has ${names.join(', ')}`,
    others > 0 && `${countOf(others, 'virtual CPU')} of other guests`,
    !online && 'switched off',
  ]
    .filter(Boolean)
    .join('; ');
}
