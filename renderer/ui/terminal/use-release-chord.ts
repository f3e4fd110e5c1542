import { useRef, type FocusEvent, type KeyboardEvent } from 'react';
import { ReleaseChord } from './release-chord.ts';

/** Handlers for an element that takes every key: Ctrl+Alt calls `release`. */
export function useReleaseChord(release: () => void) {
  const chord = useRef(new ReleaseChord());
  return {
    onBlur: (_event: FocusEvent) => chord.current.reset(),
    onKeyDownCapture: (event: KeyboardEvent) => chord.current.keyDown(event.key),
    onKeyUpCapture: (event: KeyboardEvent) => {
      // The console has to hear the key come up first, or the guest keeps it pressed.
      if (chord.current.keyUp(event.key)) setTimeout(release);
    },
  };
}
