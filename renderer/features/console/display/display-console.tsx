import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { keyboardOwner } from '#renderer/app/commands/shortcuts.ts';
import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import { mayTakeFocus } from '#renderer/ui/terminal/may-take-focus.ts';
import { Overlay, type DisplayWays } from '../overlay.tsx';
import { displayPhase, isOn } from '../phase.ts';
import { WayOut } from '#renderer/ui/terminal/way-out.tsx';
import { useReleaseChord } from '#renderer/ui/terminal/use-release-chord.ts';
import styles from './display-console.module.css';
import { DisplayToolbar } from './display-toolbar.tsx';
import { applyScaling, applyViewOnly, rememberedScaling, rememberScaling, type Scaling } from './scaling.ts';
import { useDisplay } from './use-display.ts';
import { useFullscreen } from './use-fullscreen.ts';

interface Props {
  guestRef: GuestRef;
  guest: Guest | undefined;
  index: number;
  onStart: () => void;
  display: DisplayWays;
  /** Further controls at the end of the bar: power, own window. */
  children?: ReactNode;
}

/** A guest's screen with everything one does with a screen. It takes every key while it has the focus. */
export function DisplayConsole({ guestRef, guest, index, onStart, display, children }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const [scaling, setScaling] = useState<Scaling>(rememberedScaling);
  const [viewOnly, setViewOnly] = useState(false);
  const [holdsKeys, setHoldsKeys] = useState(false);
  const wanted =
    isOn(guest) && guest?.displays.some(display => display.index === index && display.openable) === true;
  const { full, toggle } = useFullscreen();
  const { link, rfb, retryNow } = useDisplay(target, guestRef, index, wanted);
  const phase = displayPhase(guest, index, link);

  useEffect(() => {
    if (rfb) applyScaling(rfb, scaling);
  }, [rfb, scaling]);
  useEffect(() => {
    if (rfb) applyViewOnly(rfb, viewOnly);
  }, [rfb, viewOnly]);
  useEffect(() => {
    if (rfb && mayTakeFocus()) rfb.focus();
  }, [rfb]);

  const release = useCallback(() => {
    rfb?.blur();
    bar.current?.querySelector('button')?.focus();
  }, [rfb]);
  const chord = useReleaseChord(release);

  return (
    <div className={styles['frame']} data-full={full || undefined}>
      <div ref={bar}>
        <DisplayToolbar
          rfb={rfb}
          guestName={guest?.name ?? ''}
          scaling={scaling}
          onScaling={next => {
            setScaling(next);
            rememberScaling(next);
          }}
          viewOnly={viewOnly}
          onViewOnly={setViewOnly}
          full={full}
          onFull={() => {
            toggle();
            rfb?.focus();
          }}
        >
          {children}
        </DisplayToolbar>
      </div>
      <div
        className={styles['screen']}
        {...{ [keyboardOwner]: '' }}
        data-holds-keys={holdsKeys || undefined}
        onFocus={() => setHoldsKeys(rfb !== undefined)}
        {...chord}
        onBlur={event => {
          setHoldsKeys(false);
          chord.onBlur(event);
        }}
      >
        <div className={styles['target']} ref={setTarget} data-testid="screen" />
        {holdsKeys && !viewOnly && <WayOut />}
        <Overlay
          phase={phase}
          guest={guest}
          what="screen"
          onStart={onStart}
          display={display}
          onRetry={retryNow}
          onTakeOver={retryNow}
        />
      </div>
    </div>
  );
}
