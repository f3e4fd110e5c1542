import { useQuery } from '@tanstack/react-query';
import { toFailure } from '#renderer/api/failure.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import styles from './inspected.module.css';

interface Props {
  /** Of what: one for each thing of each engine. */
  queryKey: readonly string[];
  label: string;
  read: (signal: AbortSignal) => Promise<{ json: string }>;
}

/** What the engine itself says of a thing, word for word. */
export function Inspected({ queryKey, label, read }: Props) {
  const { data, error } = useQuery({
    queryKey: ['inspected', ...queryKey],
    queryFn: ({ signal }) => read(signal),
    staleTime: 0,
  });
  if (error) return <FailureNote failure={toFailure(error)} />;
  if (!data) return <div aria-busy="true" />;
  return (
    // It scrolls, so keys have to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={styles['json']} tabIndex={0} aria-label={label} role="region">
      {data.json}
    </pre>
  );
}
