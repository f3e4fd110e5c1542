import Button from '@mui/material/Button';
import { useSyncExternalStore } from 'react';
import { countOf } from '#renderer/ui/format.ts';
import type { LogSession, LogState } from './log-session.ts';
import styles from './logs.module.css';

const words: Record<LogState['kind'], string> = {
  opening: 'Opening…',
  following: 'Following',
  ended: 'Goes on when the container runs again',
  broken: 'Trying again…',
};

interface Props {
  session: LogSession;
  /** An end was asked for: nothing comes after it. */
  closed: boolean;
  onSave: () => void;
}

/** How much there is, and whether more comes. */
export function LogFoot({ session, closed, onSave }: Props) {
  const { store } = session;
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  useSyncExternalStore(store.subscribe, () => store.total);
  const said = closed && state.kind === 'ended' ? 'Read to the end that was asked for' : words[state.kind];
  return (
    <div className={styles['foot']}>
      <span data-testid="log-count">{countOf(store.count, 'line')}</span>
      <output>{said}</output>
      {store.dropped > 0 && (
        <span>
          {countOf(store.dropped, 'older line')} had to make room here; the engine has them.{' '}
          <Button size="small" onClick={onSave}>
            Save everything…
          </Button>
        </span>
      )}
    </div>
  );
}
