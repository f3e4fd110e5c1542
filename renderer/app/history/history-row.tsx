import { Link } from '@tanstack/react-router';
import type { HistoryEntry } from '#shared/contract/history.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatMoment } from '#renderer/ui/format.ts';
import { type Look, StateIcon } from '#renderer/ui/state-icon.tsx';

const looks: Readonly<Record<HistoryEntry['kind'], Look>> = {
  state: 'running',
  paused: 'paused',
  asked: 'stopping',
  ended: 'off',
  failed: 'error',
  unhealthy: 'warning',
  device: 'info',
  network: 'info',
  document: 'info',
  job: 'ok',
  disk: 'error',
  agent: 'info',
  watchdog: 'warning',
  memory: 'error',
  removed: 'off',
  gap: 'unknown',
};

export function HistoryRow({ entry }: { entry: HistoryEntry }) {
  const { at, kind, text, detail, failure, job, from } = entry;
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
        {from !== undefined && <p>From {formatMoment(from)} on.</p>}
        {detail !== undefined && <p>{detail}</p>}
        {failure && failure.code !== 'CANCELLED' && <FailureNote failure={failure} />}
      </div>
    </li>
  );
}
