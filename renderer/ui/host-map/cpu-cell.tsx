import { memo } from 'react';
import type { HostCpu } from '#shared/contract/topology.ts';
import { countOf } from '#renderer/ui/format.ts';
import { APART } from './pins.ts';
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
      data-taken={(guests !== '' && guests !== APART) || undefined}
      aria-pressed={mine}
      aria-label={spoken(props)}
      title={spoken(props)}
      disabled={!online}
      tabIndex={stop ? 0 : -1}
    >
      {id}
      {guests !== '' && guests !== APART && <GuestMark guests={guests} />}
      {others > 0 && <span className={styles['others']}>{others > 9 ? '9+' : others}</span>}
    </button>
  );
});

/** Who is here, as short as it can be read: `v3`, `E`, and a plus for those that find no room. */
function GuestMark({ guests }: { guests: string }) {
  const [first, second] = guests.split(' ');
  return (
    <span className={styles['guest']}>
      {first !== 'E' && <i>v</i>}
      {first}
      {second !== undefined && '+'}
    </span>
  );
}

function spoken({ id, core, thread, kind, online, guests, others }: Props): string {
  const names = guests.split(' ').map(mark => (mark === 'E' ? 'QEMU’s own threads' : `virtual CPU ${mark}`));
  const held = guests === APART ? 'kept for guests' : guests !== '' && `has ${names.join(', ')}`;
  return [
    `CPU ${id}`,
    `core ${core}${thread === 0 ? '' : `, hyper-thread ${thread}`}`,
    kind && `${kind} core`,
    held,
    others > 0 && `${countOf(others, 'virtual CPU')} of other guests`,
    !online && 'switched off',
  ]
    .filter(Boolean)
    .join('; ');
}
