import { useEffect, useRef } from 'react';
import type { LineKey } from '#renderer/api/live/line-key.ts';
import { go } from '../go.ts';
import { useTargets } from '../guest-actions/targets.ts';

/** Makes this line of the list the one that is open; without a name it is not there. */
export function useOpened(key: LineKey, name: string | undefined): void {
  useEffect(() => {
    useTargets.setState({ opened: key });
    return () => useTargets.setState({ opened: undefined });
  }, [key]);
  useEffect(() => {
    if (name !== undefined) document.title = `${name} – Innkeeper`;
  }, [name]);

  // Deleted while it was open: the list is what is left.
  const wasThere = useRef<LineKey | undefined>(undefined);
  useEffect(() => {
    if (name !== undefined) wasThere.current = key;
    else if (wasThere.current === key) void go({ to: '/guests', search: true, replace: true });
  }, [name, key]);
}
