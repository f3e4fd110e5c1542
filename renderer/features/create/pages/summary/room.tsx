import { formatBytes } from '#shared/domain/units.ts';
import { usePlan } from '../../wizard/plan-store.ts';
import styles from './room.module.css';

/** What is taken of each pool now and when every disk is full, beside what is free. */
export function Room() {
  const space = usePlan(({ plan }) => plan?.space) ?? [];
  if (space.length === 0)
    return <p className={styles['none']}>It takes no room: it has no disk of its own.</p>;
  return (
    <table className={styles['room']}>
      <thead>
        <tr>
          <th scope="col">Pool</th>
          <th scope="col">Taken now</th>
          <th scope="col">Taken at most</th>
          <th scope="col">Free</th>
        </tr>
      </thead>
      <tbody>
        {space.map(({ pool, now, full, free }) => (
          <tr key={pool}>
            <th scope="row">{pool}</th>
            <td>{formatBytes(now)}</td>
            <td>{formatBytes(full)}</td>
            <td data-short={(free !== undefined && free < full) || undefined}>
              {free === undefined ? 'not known' : formatBytes(free)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
