import { useRef, useState, type ReactNode } from 'react';
import { keepWidth, rememberedWidth } from './split-width.ts';
import styles from './split-pane.module.css';

interface Props {
  /** Names the remembered width. */
  id: string;
  main: ReactNode;
  /** The thing chosen; without one the list has all the room. */
  detail?: ReactNode;
  detailLabel: string;
  /** The detail has all the room, and the list is folded away. */
  wide?: boolean;
}

const least = { main: 420, detail: 400 };

/** A list with its detail on the right; the border between them moves by pointer and by arrow keys. */
export function SplitPane({ id, main, detail, detailLabel, wide = false }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(() => rememberedWidth(id));

  const resize = (wanted: number) => {
    const room = (frame.current?.clientWidth ?? 0) - least.main;
    const next = Math.round(Math.max(least.detail, Math.min(wanted, room)));
    setWidth(next);
    keepWidth(id, next);
  };

  const shown = detail !== undefined && detail !== null && detail !== false;
  const alone = shown && wide;
  return (
    <div className={styles['split']} ref={frame} data-alone={alone || undefined}>
      <div className={styles['main']} hidden={alone}>
        {main}
      </div>
      {shown && (
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a focusable separator is a widget */}
          <div
            className={styles['handle']}
            hidden={alone}
            role="separator"
            aria-orientation="vertical"
            aria-label={`Width of ${detailLabel}`}
            aria-valuenow={width}
            aria-valuemin={least.detail}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- same
            tabIndex={0}
            onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={event => {
              if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
              const right = frame.current?.getBoundingClientRect().right ?? 0;
              resize(right - event.clientX);
            }}
            onKeyDown={event => {
              if (event.key === 'ArrowLeft') resize(width + 24);
              else if (event.key === 'ArrowRight') resize(width - 24);
              else return;
              event.preventDefault();
            }}
          />
          <aside
            className={styles['detail']}
            aria-label={detailLabel}
            style={{ width: alone ? '100%' : `min(${width}px, 56%)` }}
          >
            {detail}
          </aside>
        </>
      )}
    </div>
  );
}
