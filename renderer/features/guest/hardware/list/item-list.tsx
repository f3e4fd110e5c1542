import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { SearchField } from '#renderer/ui/search-field.tsx';
import type { HardwareItem } from '../model/items.ts';
import { groupNames, groups } from './groups.ts';
import { ItemRow } from './item-row.tsx';
import styles from './item-list.module.css';

interface Props {
  items: readonly HardwareItem[];
  /** The page that is open. */
  chosen: string | undefined;
  drafted: ReadonlySet<string>;
  readOnly: boolean;
  onOpen: (page: string) => void;
  onRemove: (item: HardwareItem) => void;
  onAdd: () => void;
}

/** Everything the guest has: pages of settings, then its devices. Arrows move, Enter opens, Delete takes out, A adds. */
export function ItemList({ items, chosen, drafted, readOnly, onOpen, onRemove, onAdd }: Props) {
  const [words, setWords] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const found = matching(items, words);
  const stop = found.find(({ page }) => page === chosen) ?? found[0];

  // Opened by its address, or by another page, it may be far down.
  useEffect(() => {
    const row = list.current?.querySelector('[aria-current]');
    if (row && typeof row.scrollIntoView === 'function') row.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-page]') ?? [])];
    const at = rows.findIndex(row => row === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      rows[Math.min(Math.max(0, to), rows.length - 1)]?.focus();
      return;
    }
    if (event.key === 'a' && !event.ctrlKey && !event.metaKey && !event.altKey && !readOnly) {
      event.preventDefault();
      onAdd();
      return;
    }
    const item = items.find(({ page }) => page === rows[at]?.dataset['page']);
    if (event.key !== 'Delete' || item === undefined || readOnly) return;
    event.preventDefault();
    event.stopPropagation();
    if (item.kind !== undefined) onRemove(item);
  };

  const rows = (title: string, part: readonly HardwareItem[]) =>
    part.length > 0 && (
      <section key={title} aria-label={title} className={styles['group']}>
        <h2>{title}</h2>
        <ul>
          {part.map(item => (
            <ItemRow
              key={item.page}
              item={item}
              chosen={item.page === chosen}
              drafted={drafted.has(item.page)}
              stop={item === stop}
              onOpen={onOpen}
            />
          ))}
        </ul>
      </section>
    );

  return (
    <div className={styles['list']}>
      <div className={styles['head']}>
        <SearchField label="Find a device or setting" value={words} onChange={setWords} />
        <Button startIcon={<AddIcon />} disabled={readOnly} title="Add a device (Shift A)" onClick={onAdd}>
          Add
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its links are what the keys move among */}
      <nav ref={list} aria-label="Hardware" className={styles['rows']} onKeyDown={keys}>
        {rows(
          'Settings',
          found.filter(({ kind }) => kind === undefined),
        )}
        {groups.map(group =>
          rows(
            groupNames[group],
            found.filter(({ kind }) => kind?.group === group),
          ),
        )}
        {found.length === 0 && (
          <p className={styles['none']} role="status">
            Nothing here is called “{words}”.
          </p>
        )}
      </nav>
    </div>
  );
}

/** Those that have every typed word in their name, summary or labels of their fields. */
function matching(items: readonly HardwareItem[], text: string): readonly HardwareItem[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter(item => {
    const labels = item.sections.flatMap(({ title, fields }) => [title, ...fields.map(({ label }) => label)]);
    const all = [item.title, item.summary, item.id, ...labels].join(' ').toLowerCase();
    return words.every(word => all.includes(word));
  });
}
