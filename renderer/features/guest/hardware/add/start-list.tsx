import { useRef, useState, type KeyboardEvent } from 'react';
import type { Kind, Start } from '#shared/domain/hardware/catalogue/kind.ts';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { groupNames, groups } from '../list/groups.ts';
import { ItemIcon } from '../list/item-icon.tsx';
import { catalogue } from '../model/catalogue.ts';
import type { Hardware } from '../use-hardware.ts';
import styles from './add-dialog.module.css';

interface Props {
  hardware: Hardware;
  onPick: (kind: Kind, start: Start) => void;
}

interface Way {
  kind: Kind;
  start: Start;
  not: string | undefined;
}

/** Every way to begin with a new device; those that this guest or host cannot have say why. */
export function StartList({ hardware: { context }, onPick }: Props) {
  const [words, setWords] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const found = catalogue.kinds
    .flatMap(kind => kind.starts.map((start): Way => ({ kind, start, not: start.not?.(context) })))
    .filter(isMatch(words));

  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('button:enabled') ?? [])];
    const at = all.findIndex(each => each === event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[Math.max(0, Math.min(to, all.length - 1))]?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are its buttons'
    <div className={styles['starts']} onKeyDown={keys}>
      <SearchField
        ref={field => field?.focus()}
        label="Find a kind of device"
        value={words}
        onChange={setWords}
      />
      <div ref={list} className={styles['scroller']}>
        {groups.map(group => {
          const ways = found.filter(({ kind }) => kind.group === group);
          return (
            ways.length > 0 && (
              <section key={group} aria-label={groupNames[group]}>
                <h3>{groupNames[group]}</h3>
                <ul>
                  {ways.map(({ kind, start, not }) => (
                    <li key={`${kind.id} ${start.id}`}>
                      <WayButton kind={kind} start={start} not={not} onPick={() => onPick(kind, start)} />
                    </li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
        {found.length === 0 && <p role="status">No kind of device is called “{words}”.</p>}
      </div>
    </div>
  );
}

function WayButton({ kind, start, not, onPick }: Way & { onPick: () => void }) {
  return (
    <button type="button" disabled={not !== undefined} onClick={onPick}>
      <ItemIcon kind={kind} className={styles['icon'] ?? ''} />
      <span>
        <span className={styles['name']}>{nameOf(kind, start)}</span>
        {(not ?? start.why) && <span className={styles['why']}>{not ?? start.why}</span>}
      </span>
    </button>
  );
}

/** Kinds with several ways to begin name themselves: an empty drive may be a CD-ROM or a floppy. */
export const nameOf = (kind: Kind, start: Start): string =>
  kind.starts.length > 1 ? `${kind.label}: ${start.label}` : start.label;

const isMatch = (text: string) => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ kind, start }: Way): boolean => {
    const all = [kind.label, kind.element, start.label, start.why ?? '', groupNames[kind.group]]
      .join(' ')
      .toLowerCase();
    return words.every(word => all.includes(word));
  };
};
