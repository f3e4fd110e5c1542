import '@xterm/xterm/css/xterm.css';
import ContentCopyIcon from '@mui/icons-material/ContentCopyOutlined';
import DeleteSweepIcon from '@mui/icons-material/DeleteSweepOutlined';
import SearchIcon from '@mui/icons-material/Search';
import Button from '@mui/material/Button';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { keyboardOwner } from '#renderer/app/commands/shortcuts.ts';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import type { HouseTerminal } from './make-terminal.ts';
import { mayTakeFocus } from './may-take-focus.ts';
import { SearchBar } from './search-bar.tsx';
import { copySelection, terminalShortcut } from './terminal-shortcuts.ts';
import styles from './terminal-frame.module.css';
import { useReleaseChord } from './use-release-chord.ts';
import { WayOut } from './way-out.tsx';

interface Props {
  screen: HouseTerminal;
  /** What is typed goes somewhere: then it may take the keyboard. */
  live: boolean;
  /** Buttons behind those that every terminal has. */
  actions?: ReactNode;
  /** The far end of the bar. */
  children?: ReactNode;
  /** Over the screen. */
  overlay?: ReactNode;
  /** Between the bar and the screen. */
  note?: ReactNode;
}

/** A terminal with its bar: search, copy, clear. It takes every key while it has the focus. */
export function TerminalFrame({ screen, live, actions, children, overlay, note }: Props) {
  const room = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const [searching, setSearching] = useState(false);
  const [holdsKeys, setHoldsKeys] = useState(false);
  const { terminal } = screen;

  useEffect(() => {
    if (room.current === null) return undefined;
    screen.showIn(room.current);
    const observer = new ResizeObserver(() => screen.fit());
    observer.observe(room.current);
    return () => {
      observer.disconnect();
      screen.element.remove();
    };
  }, [screen]);

  useEffect(() => {
    screen.terminal.attachCustomKeyEventHandler(event =>
      terminalShortcut(event, screen.terminal, () => setSearching(true)),
    );
  }, [screen]);

  useEffect(() => {
    if (live && mayTakeFocus()) screen.terminal.focus();
  }, [screen, live]);

  const chord = useReleaseChord(() => {
    terminal.blur();
    bar.current?.querySelector('button')?.focus();
  });

  return (
    <div className={styles['frame']}>
      <div ref={bar}>
        <Toolbar label="Console">
          <Button startIcon={<SearchIcon />} title="Ctrl+Shift+F" onClick={() => setSearching(true)}>
            Search
          </Button>
          <Button
            startIcon={<ContentCopyIcon />}
            title="Ctrl+Shift+C"
            onClick={() => void copySelection(terminal)}
          >
            Copy
          </Button>
          <Button startIcon={<DeleteSweepIcon />} onClick={() => terminal.clear()}>
            Clear
          </Button>
          {actions}
          <span className={styles['gap']} />
          {children}
        </Toolbar>
      </div>
      {searching && (
        <SearchBar
          search={screen.search}
          onClose={() => {
            setSearching(false);
            terminal.focus();
          }}
        />
      )}
      {note}
      <div
        className={styles['screen']}
        {...{ [keyboardOwner]: '' }}
        data-holds-keys={holdsKeys || undefined}
        {...chord}
        onFocus={() => setHoldsKeys(live)}
        onBlur={event => {
          setHoldsKeys(false);
          chord.onBlur(event);
        }}
      >
        <div className={styles['room']} ref={room} data-testid="terminal" />
        {holdsKeys && <WayOut />}
        {overlay}
      </div>
    </div>
  );
}
