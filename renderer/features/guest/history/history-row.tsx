import { Link } from '@tanstack/react-router';
import type { HistoryEntry } from '#shared/contract/history.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { type Look, StateIcon } from '#renderer/ui/state-icon.tsx';

const looks: Readonly<Record<HistoryEntry['kind'], Look>> = {
  state: 'running',
  device: 'info',
  document: 'info',
  job: 'ok',
  disk: 'error',
  agent: 'info',
  watchdog: 'warning',
  memory: 'error',
  removed: 'off',
};

export function HistoryRow({ entry }: { entry: HistoryEntry }) {
  const { at, kind, text, detail, failure, job } = entry;
  return (
    <li>
      <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString('en-GB')}>
        {new Date(at).toLocaleTimeString('en-GB')}
      </time>
      <StateIcon look={failure ? (failure.code === 'CANCELLED' ? 'off' : 'error') : looks[kind]} />
      <div>
        {job === undefined ? (
          text
        ) : (
          <Link to="/activity/$job" params={{ job }}>
            {text}
          </Link>
        )}
        {detail !== undefined && <p>{detail}</p>}
        {failure && failure.code !== 'CANCELLED' && <FailureNote failure={failure} />}
      </div>
    </li>
  );
}
