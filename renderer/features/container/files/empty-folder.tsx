import { useEffect, useRef } from 'react';
import { readListKey } from './list-keys.ts';
import styles from './files.module.css';

interface Props {
  path: string;
  /** Whoever came here by keys goes on by keys. */
  byKeys: boolean;
  onUp: () => void;
}

/** Stands where the rows would be, and is left by the same keys. */
export function EmptyFolder({ path, byKeys, onUp }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (byKeys) place.current?.focus();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions -- as the grid does
    <div
      ref={place}
      role="group"
      aria-label={`Files in ${path}`}
      tabIndex={-1}
      className={styles['muted']}
      onKeyDown={event => {
        if (readListKey(event, 0, 0, 1)?.do !== 'up') return;
        event.preventDefault();
        onUp();
      }}
    >
      Nothing is in it.
    </div>
  );
}
