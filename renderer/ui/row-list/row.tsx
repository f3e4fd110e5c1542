import { type MouseEvent, useId } from 'react';
import { type Look, StateIcon } from '#renderer/ui/state-icon.tsx';
import styles from './row-list.module.css';

export interface RowLook {
  readonly title: string;
  /** What it is, in a few words below. */
  readonly about: string;
  /** At the right: who uses it, how large it is. */
  readonly facts?: string;
  readonly note?: string;
  /** With its words, which colour alone does not tell. */
  readonly state?: { readonly look: Look; readonly words: string };
}

/** A point of the window, in pixels. */
export interface MenuPlace {
  readonly x: number;
  readonly y: number;
}

interface Props {
  id: string;
  look: RowLook;
  /** Pixels from the top of the list. */
  top: number;
  place: { at: number; of: number };
  chosen: boolean;
  /** Tab comes to this row; arrow keys to the others. */
  reachable: boolean;
  onChoose: () => void;
  onMenu?: (at: MenuPlace) => void;
}

/** One thing by its name, and where there is a menu about it, a button and the menu key for that. */
export function Row({ id, look, top, place, chosen, reachable, onChoose, onMenu }: Props) {
  const { title, about, facts, note, state } = look;
  const titleId = useId();
  const openMenu = (event: MouseEvent<HTMLElement>) => {
    if (!onMenu) return;
    event.preventDefault();
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    // The menu key sends a click without a place.
    const byKey = event.clientX <= 0;
    onMenu(byKey ? { x: left + 40, y: bottom } : { x: event.clientX, y: event.clientY });
  };
  return (
    <li
      className={styles['row']}
      style={{ transform: `translateY(${top}px)` }}
      data-chosen={chosen || undefined}
      data-menu={onMenu !== undefined || undefined}
      aria-posinset={place.at}
      aria-setsize={place.of}
    >
      <button
        type="button"
        data-key={id}
        className={styles['choose']}
        data-stated={state !== undefined || undefined}
        tabIndex={reachable ? 0 : -1}
        aria-current={chosen || undefined}
        onClick={onChoose}
        onContextMenu={openMenu}
      >
        {state && <StateIcon look={state.look} />}
        <span className={styles['name']}>
          <strong id={titleId} title={title}>
            {title}
          </strong>
          <small title={about}>
            {state && <span className="visually-hidden">{state.words}, </span>}
            {about}
          </small>
        </span>
        <span className={styles['facts']}>
          <span>{facts}</span>
          <small>{note}</small>
        </span>
      </button>
      {onMenu && (
        <button
          type="button"
          className={styles['more']}
          tabIndex={reachable ? 0 : -1}
          aria-label="Actions"
          aria-describedby={titleId}
          aria-haspopup="menu"
          onClick={openMenu}
        >
          ⋮
        </button>
      )}
    </li>
  );
}
