import type { ReactNode } from 'react';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import styles from './list-or-why.module.css';

interface Props<Item> {
  items: readonly Item[] | undefined;
  /** Why nothing newer is known. */
  failure: Failure | undefined;
  /** What is being looked at, until it is known. */
  looking: string;
  children: (items: readonly Item[]) => ReactNode;
}

/** A list once it is known; why it is not; and above what was known before, why nothing newer is. */
export function ListOrWhy<Item>({ items, failure, looking, children }: Props<Item>) {
  const why = failure && (
    <div className={styles['why']}>
      <FailureNote failure={failure} />
    </div>
  );
  if (items === undefined) return why ?? <div aria-busy="true" aria-label={looking} role="status" />;
  return (
    <>
      {why}
      {children(items)}
    </>
  );
}
