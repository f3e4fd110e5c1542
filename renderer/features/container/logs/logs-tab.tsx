import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { toFailure } from '#renderer/api/failure.ts';
import type { LogQuery } from '#shared/contract/container-logs.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { usePanelContainer } from '../panel-container.ts';
import { copyLines, MOST_COPIED } from './copy-lines.ts';
import { LogFoot } from './log-foot.tsx';
import { LogSearchBar } from './log-search-bar.tsx';
import type { LogPattern } from './log-search.ts';
import { LogSession } from './log-session.ts';
import { LogToolbar, type LogLook } from './log-toolbar.tsx';
import { LogView, type LogViewHandle } from './log-view.tsx';
import { SaveLogDialog } from './save-log-dialog.tsx';
import { useLogSearch } from './use-log-search.ts';
import { firstPart, queryOf } from './view-options.ts';
import styles from './logs.module.css';

const noPattern: LogPattern = { text: '', matchCase: false, regular: false };

/** What the container's main process prints, as it prints it. */
export default function LogsTab() {
  const container = usePanelContainer();
  const [part, setPart] = useState(firstPart);
  const [query, setQuery] = useState(() => queryOf(firstPart, 0));
  const [look, setLook] = useState<LogLook>({ timestamps: true, wrap: false });
  const [pattern, setPattern] = useState<LogPattern>();
  const [saving, setSaving] = useState(false);
  const session = useSession(container, query);
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const search = useLogSearch(session.store, pattern);
  const view = useRef<LogViewHandle>(null);

  const step = (forward: boolean) => {
    const line = search.step(forward);
    if (line !== undefined) view.current?.show(line);
  };
  const copy = async () => {
    try {
      const count = await copyLines(session.store, look.timestamps);
      const more = count >= MOST_COPIED ? 'Save the log to have all of it.' : undefined;
      notify({ tone: 'success', text: `${countOf(count, 'line')} copied`, ...(more && { more }) });
    } catch (error) {
      notifyFailure(toFailure(error));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.code !== 'KeyF' || !event.ctrlKey || !event.shiftKey) return;
    event.preventDefault();
    setPattern(before => before ?? noPattern);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of everything inside
    <div className={styles['page']} onKeyDown={onKeyDown}>
      <LogToolbar
        part={part}
        onPart={changed => {
          setPart(changed);
          setQuery(queryOf(changed, Date.now()));
        }}
        look={look}
        onLook={setLook}
        tty={session.tty}
        onSearch={() => setPattern(before => before ?? noPattern)}
        onCopy={() => void copy()}
        onSave={() => setSaving(true)}
      />
      {pattern && (
        <LogSearchBar
          pattern={pattern}
          found={search.found}
          onPattern={setPattern}
          onStep={step}
          onClose={() => {
            setPattern(undefined);
            view.current?.focus();
          }}
        />
      )}
      {state.kind === 'broken' && (
        <div className={styles['note']}>
          <FailureNote failure={state.failure} />
        </div>
      )}
      <LogView
        key={look.wrap ? 'wrapped' : 'plain'}
        ref={view}
        store={session.store}
        {...look}
        finder={search.finder}
        current={search.current}
      />
      <LogFoot session={session} closed={query.until !== undefined} onSave={() => setSaving(true)} />
      {saving && (
        <SaveLogDialog
          container={container}
          query={query}
          timestamps={look.timestamps}
          onClose={() => setSaving(false)}
        />
      )}
    </div>
  );
}

/** A session for as long as this part of this log is looked at. */
function useSession({ engine, id }: ContainerRef, query: LogQuery): LogSession {
  const session = useMemo(() => new LogSession({ engine, id }, query), [engine, id, query]);
  useEffect(() => {
    session.start();
    return () => session.close();
  }, [session]);
  return session;
}
