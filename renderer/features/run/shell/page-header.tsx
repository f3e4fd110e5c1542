import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { Segmented } from '#renderer/ui/segmented.tsx';
import styles from '#renderer/ui/wizard/page-header.module.css';
import type { RunPage } from '../pages.ts';
import { isWorthKeeping } from '../wizard/draft.ts';
import { startOver, useDraft } from '../wizard/draft-store.ts';
import { goToView } from './places.ts';

const views = [
  { value: 'basic', label: 'Basic' },
  { value: 'expert', label: 'Expert' },
] as const;

/** The page's title, and how much is asked. Switching hides questions and changes no answer. */
export function PageHeader({ page }: { page: RunPage | undefined }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const begun = useDraft(({ draft }) => draft !== undefined && isWorthKeeping(draft));
  // A page that was just turned to is read from its title on.
  useEffect(() => {
    if (page !== undefined) heading.current?.focus();
  }, [page]);
  return (
    <header className={styles['header']}>
      <h1 ref={heading} tabIndex={-1}>
        {page?.title ?? 'Run a container'}
      </h1>
      {begun && (
        <Button
          onClick={() => {
            const { draft } = useDraft.getState();
            if (draft) startOver(draft.engine);
          }}
        >
          Start over
        </Button>
      )}
      <Segmented
        label="View"
        value={page === undefined ? 'basic' : 'expert'}
        choices={views}
        onChange={goToView}
      />
    </header>
  );
}
