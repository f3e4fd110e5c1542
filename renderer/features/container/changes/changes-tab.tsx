import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { ChangedFiles } from '#shared/contract/container-work.ts';
import { useChangedFiles } from '#renderer/api/containers.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import { countOf } from '#renderer/ui/format.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import Button from '@mui/material/Button';
import { usePanelContainer } from '../panel-container.ts';
import styles from './changes.module.css';

type Changed = ChangedFiles['files'][number];
const kinds: readonly Changed['kind'][] = ['added', 'changed', 'deleted'];
const words: Record<Changed['kind'], { label: string; sign: string }> = {
  added: { label: 'Added', sign: '+' },
  changed: { label: 'Changed', sign: '~' },
  deleted: { label: 'Deleted', sign: '−' },
};
const rowHeight = 26;

/** What is another than in its image: files added, changed and deleted since it was made. */
export default function ChangesTab() {
  const container = usePanelContainer();
  const { data, failure, again } = useChangedFiles(container);
  if (data === undefined)
    return failure ? (
      <div className={styles['pane']}>
        <FailureNote failure={failure} />
      </div>
    ) : (
      <EmptyState title="Comparing it with its image…">That takes a moment where it wrote much.</EmptyState>
    );
  if (data.total === 0)
    return (
      <EmptyState title="Nothing was changed" action={<Button onClick={again}>Look again</Button>}>
        All its files are as in its image. What is in volumes does not count.
      </EmptyState>
    );
  return <ChangedList changed={data} again={again} />;
}

function ChangedList({ changed: { files, total }, again }: { changed: ChangedFiles; again: () => void }) {
  const [text, setText] = useState('');
  const [on, setOn] = useState<Changed['kind'] | undefined>();
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => {
    const wanted = text.toLowerCase();
    return files.filter(
      ({ path, kind }) => (on === undefined || kind === on) && path.toLowerCase().includes(wanted),
    );
  }, [files, text, on]);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 20,
  });
  return (
    <div className={styles['pane']}>
      <div className={styles['bar']}>
        <SearchField label="Filter by path" value={text} onChange={setText} />
        {kinds.map(kind => (
          <FilterChip
            key={kind}
            on={on === kind}
            count={files.filter(each => each.kind === kind).length}
            onToggle={() => setOn(on === kind ? undefined : kind)}
          >
            {words[kind].label}
          </FilterChip>
        ))}
        <Button onClick={again}>Look again</Button>
      </div>
      {total > files.length && (
        <p className={styles['lead']}>
          The first {files.length.toLocaleString('en-GB')} of {countOf(total, 'path')}.
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must get there */}
      <div ref={scroller} className={styles['files']} tabIndex={0} role="region" aria-label="Changed files">
        {shown.length === 0 && <p className={styles['none']}>No path has that in it.</p>}
        <ul style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start }) => {
            const file = shown[index];
            if (file === undefined) return null;
            return (
              <li
                key={file.path}
                className={styles['file']}
                data-kind={file.kind}
                style={{ transform: `translateY(${start}px)`, height: rowHeight }}
              >
                <span aria-hidden="true">{words[file.kind].sign}</span>
                <span className="visually-hidden">{words[file.kind].label}</span>
                <code title={file.path}>{file.path}</code>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
