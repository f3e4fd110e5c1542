import { memo } from 'react';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { HardwareItem } from '../model/items.ts';
import { ItemIcon } from './item-icon.tsx';
import styles from './item-list.module.css';

interface Props {
  item: HardwareItem;
  chosen: boolean;
  drafted: boolean;
  /** The Tab key stops here. */
  stop: boolean;
  onOpen: (page: string) => void;
}

export const ItemRow = memo(function ItemRow({ item, chosen, drafted, stop, onOpen }: Props) {
  return (
    <li>
      <button
        type="button"
        data-page={item.page}
        aria-current={chosen ? 'page' : undefined}
        tabIndex={stop ? 0 : -1}
        title={item.summary ? `${item.title}: ${item.summary}` : item.title}
        onClick={() => onOpen(item.page)}
      >
        <ItemIcon kind={item.kind} className={styles['icon'] ?? ''} />
        <span className={styles['words']}>
          <span className={styles['title']}>{item.title}</span>
          {item.summary && <span className={styles['summary']}>{item.summary}</span>}
        </span>
        <Chips item={item} drafted={drafted} />
      </button>
    </li>
  );
});

function Chips({ item, drafted }: { item: HardwareItem; drafted: boolean }) {
  return (
    <>
      {item.held && <StatusPill tone="err">Not let go</StatusPill>}
      {drafted && <StatusPill tone="accent">Changed</StatusPill>}
      {item.comes && <StatusPill tone="pause">After restart</StatusPill>}
      {item.leaves && !item.held && <StatusPill tone="pause">Until restart</StatusPill>}
      {item.waiting.length > 0 && <StatusPill tone="pause">Waits</StatusPill>}
    </>
  );
}
