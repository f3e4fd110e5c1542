import { useCallback, useEffect, useState } from 'react';
import type { HistoryEntry, HistorySubject } from '#shared/contract/history.ts';
import { api } from '../client.ts';
import { follow } from './follow.ts';

interface Known {
  /** Newest last. */
  readonly entries: readonly HistoryEntry[];
  /** There are older ones. */
  readonly more: boolean;
}

/**
 * What happened to a machine or a container, followed while it is shown. `older` fetches what came before.
 * @param subject the same object for as long as the same one is meant
 */
export function useHistory(subject: HistorySubject) {
  const [known, setKnown] = useState<Known>();
  useEffect(() => {
    const stop = new AbortController();
    let first = true;
    void follow({
      open: signal => {
        first = true;
        return api.history.watch(subject, { signal });
      },
      // A stream opened again begins with the newest page once more.
      apply: ({ entries, more }) => {
        setKnown(before => (first || before === undefined ? { entries, more } : joined(before, entries)));
        first = false;
      },
      lost: () => {},
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [subject]);

  const oldest = known?.entries[0]?.id;
  const older = useCallback(async () => {
    if (oldest === undefined) return;
    const { entries, more } = await api.history.before({ ...subject, id: oldest });
    // Asked twice, or of what is shown no more: they are there already, or have nothing to do here.
    setKnown(after =>
      after?.entries[0]?.id === oldest ? { entries: [...entries, ...after.entries], more } : after,
    );
  }, [subject, oldest]);
  return { known, older };
}

const joined = (before: Known, entries: readonly HistoryEntry[]): Known => ({
  entries: [...before.entries, ...entries],
  more: before.more,
});
