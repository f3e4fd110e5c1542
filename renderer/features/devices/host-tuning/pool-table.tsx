import { formatBytes } from '#renderer/ui/format.ts';
import type { HostTuning, HugePagePool } from '#shared/contract/host-tuning.ts';
import { pageBytes, pageLabel } from '#shared/domain/host-tuning/page-size.ts';
import styles from './host-tuning.module.css';

/** What is reserved of each size, in the whole and on each node. */
export function PoolTable({ tuning: { pages } }: { tuning: HostTuning }) {
  // A host with one node is told twice.
  const single = new Set(pages.flatMap(({ node }) => node ?? [])).size < 2;
  const shown = single ? pages.filter(({ node }) => node === undefined) : pages;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Size</th>
          <th scope="col">Where</th>
          <th scope="col">Reserved</th>
          <th scope="col">Not in use</th>
          <th scope="col">More to be had now</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(pool => (
          <tr key={`${pool.size} ${pool.node}`}>
            <th scope="row">{pageLabel[pool.size]}</th>
            <td>{pool.node === undefined ? 'Whole host' : `Node ${pool.node}`}</td>
            <td>{amount(pool, pool.total)}</td>
            <td>{pool.free}</td>
            <td>{moreOf(pool)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const amount = ({ size }: HugePagePool, count: number): string =>
  count === 0 ? 'None' : `${count}, ${formatBytes(count * pageBytes[size])}`;

function moreOf({ size, atHand, atMost }: HugePagePool): string {
  if (atMost === undefined) return 'Not told';
  // The kernel counts no pieces that large.
  if (size === '1G') return atMost === 0 ? 'None' : `${atMost} at the very most`;
  return atHand === undefined ? `Up to ${atMost}` : `${Math.min(atHand, atMost)} at once, up to ${atMost}`;
}
