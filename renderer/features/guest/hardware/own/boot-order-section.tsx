import DownIcon from '@mui/icons-material/KeyboardArrowDown';
import UpIcon from '@mui/icons-material/KeyboardArrowUp';
import GripIcon from '@mui/icons-material/DragIndicatorOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useState } from 'react';
import { guestKey } from '#renderer/api/live/guests.ts';
import { Section } from '#renderer/ui/section.tsx';
import { withValue } from '../model/draft.ts';
import { changeDraft } from '../model/draft-store.ts';
import type { HardwareItem } from '../model/items.ts';
import type { Hardware } from '../use-hardware.ts';
import { bootables, turnsFor } from './boot-order.ts';
import styles from './own.module.css';

/** The devices that the firmware tries, in their order: by dragging, or by the buttons. */
export function BootOrderSection({ hardware }: { hardware: Hardware }) {
  const { guest, items, draft, locked } = hardware;
  const [dragged, setDragged] = useState<HardwareItem>();
  const [over, setOver] = useState<HardwareItem>();
  const all = bootables(items, draft);
  const tried = all.filter(({ turn }) => turn !== undefined).map(({ item }) => item);
  const others = all.filter(({ turn }) => turn === undefined).map(({ item }) => item);
  const off = locked !== undefined;
  if (all.length === 0) return null;

  const put = (order: readonly HardwareItem[]) => {
    for (const [item, turn] of turnsFor(all, order)) {
      changeDraft(guestKey(guest), before =>
        withValue(before, item.id, 'bootOrder', turn, item.values['bootOrder']),
      );
    }
  };
  const move = (from: number, to: number) => {
    const item = tried[from];
    if (item && to >= 0 && to < tried.length) put(tried.toSpliced(from, 1).toSpliced(to, 0, item));
  };
  return (
    <Section title="Order of devices">
      <p className={styles['title']}>
        The firmware tries these one after the other. It counts only while no order by kind is given below.
      </p>
      <ol className={styles['list']} aria-label="Order of devices">
        {tried.map((item, at) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging; its buttons do the same by key
          <li
            key={item.id}
            draggable={!off}
            data-dragged={item === dragged || undefined}
            data-over={(item === over && item !== dragged) || undefined}
            onDragStart={() => setDragged(item)}
            onDragEnd={() => {
              setDragged(undefined);
              setOver(undefined);
            }}
            onDragOver={event => {
              event.preventDefault();
              setOver(item);
            }}
            onDrop={() => dragged && move(tried.indexOf(dragged), at)}
          >
            <GripIcon className={styles['grip'] ?? ''} />
            <span className={styles['place']}>{at + 1}</span>
            <span className={styles['name']}>
              {item.title}
              <small>{item.summary}</small>
            </span>
            <IconButton
              aria-label={`${item.title}: earlier`}
              disabled={off || at === 0}
              onClick={() => move(at, at - 1)}
            >
              <UpIcon />
            </IconButton>
            <IconButton
              aria-label={`${item.title}: later`}
              disabled={off || at === tried.length - 1}
              onClick={() => move(at, at + 1)}
            >
              <DownIcon />
            </IconButton>
            <Button
              aria-label={`${item.title}: do not boot`}
              disabled={off}
              onClick={() => put(tried.filter(each => each !== item))}
            >
              Leave out
            </Button>
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <ul className={styles['list']} aria-label="Not tried">
          {others.map(item => (
            <li key={item.id}>
              <span className={styles['place']}>–</span>
              <span className={styles['name']}>
                {item.title}
                <small>{item.summary}</small>
              </span>
              <Button
                aria-label={`${item.title}: boot from it too`}
                disabled={off}
                onClick={() => put([...tried, item])}
              >
                Try it too
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
