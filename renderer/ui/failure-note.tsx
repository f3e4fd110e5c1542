import type { ReactNode } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import { Attention } from './attention.tsx';
import styles from './failure-note.module.css';

interface Props {
  failure: Failure;
  /** What it kept from being done, where that is not to be seen from where it stands. */
  lead?: string;
  action?: ReactNode;
}

/** A failure in plain words: what, why, what to do, and folded away what was reported. */
export function FailureNote({ failure, lead, action }: Props) {
  const { what, why, remedy } = sentence(failure);
  return (
    <Attention
      tone="error"
      what={lead ?? what}
      why={
        <>
          {[lead && what, why, remedy].filter(Boolean).join(' ')}
          {failure.detail && (
            <details className={styles['detail']}>
              <summary>What was reported</summary>
              <code>{failure.detail}</code>
            </details>
          )}
        </>
      }
      action={action}
    />
  );
}
