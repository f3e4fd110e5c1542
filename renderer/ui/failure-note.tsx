import type { ReactNode } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import { Attention } from './attention.tsx';
import styles from './failure-note.module.css';

/** A failure in plain words: what, why, what to do, and folded away what was reported. */
export function FailureNote({ failure, action }: { failure: Failure; action?: ReactNode }) {
  const { what, why, remedy } = sentence(failure);
  return (
    <Attention
      tone="error"
      what={what}
      why={
        <>
          {[why, remedy].filter(Boolean).join(' ')}
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
