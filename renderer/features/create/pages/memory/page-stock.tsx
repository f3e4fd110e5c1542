import { CopyText } from '#renderer/ui/copy-text.tsx';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import { pagesFor, reserveAtBoot, reserveNow, type PageSize } from './huge-pages.ts';
import styles from './page-stock.module.css';

const number = (count: number): string => count.toLocaleString('en-GB');

/** What is free of one size on each node, and how to have more. */
export function PageStock({ pages, memory }: { pages: PageSize; memory: number }) {
  const needed = pagesFor(memory, pages.size);
  const enough = pages.free >= needed;
  // Those that other guests hold stay theirs.
  const total = pages.total - pages.free + needed;
  return (
    <div className={styles['stock']}>
      <p data-enough={enough || undefined} className={styles['verdict']}>
        <StateIcon look={enough ? 'ok' : 'warning'} /> {number(needed)} needed, {number(pages.free)} free
        {pages.nodes.length > 1 && ':'}
      </p>
      {pages.nodes.length > 1 && (
        <ul aria-label="Free on each NUMA node">
          {pages.nodes.map(node => (
            <li key={node.id}>
              Node {node.id} <strong>{number(node.free)}</strong> of {number(node.total)}
            </li>
          ))}
        </ul>
      )}
      <details open={!enough}>
        <summary>How to have more</summary>
        <p>Until the host restarts, run there:</p>
        <CopyText text={reserveNow(pages.size, total)} what="the command" />
        <p>
          That finds only what is still in one piece. To be sure, add this to the kernel’s command line and
          restart the host:
        </p>
        <CopyText text={reserveAtBoot(pages.size, total)} what="the kernel’s words" />
      </details>
    </div>
  );
}
