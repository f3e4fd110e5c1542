import { useEffect, useState } from 'react';
import { notifyFailure } from '#renderer/app/notifications/store.ts';

/** Not in TypeScript's DOM library: https://wicg.github.io/keyboard-lock/ */
interface KeyboardLock {
  lock?(): Promise<void>;
  unlock?(): void;
}

const keyboard = (): KeyboardLock => (navigator as Navigator & { keyboard?: KeyboardLock }).keyboard ?? {};

/**
 * The whole page fills the screen, as menus and dialogs live outside of any console; whoever is `full` draws
 * itself over the rest. Where the browser lets us, keys such as Alt+Tab, Ctrl+W and Escape go to the guest
 * too; holding Escape then leaves.
 */
export function useFullscreen(): { full: boolean; toggle: () => void } {
  const [full, setFull] = useState(false);
  useEffect(() => {
    if (!full) return;
    const changed = () => {
      if (document.fullscreenElement === null) setFull(false);
    };
    document.addEventListener('fullscreenchange', changed);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
      keyboard().unlock?.();
    };
  }, [full]);
  const enter = async () => {
    await document.documentElement.requestFullscreen({ navigationUI: 'hide' });
    setFull(true);
    // Refused without harm where a policy forbids it: full screen works all the same.
    await keyboard()
      .lock?.()
      .catch(() => {});
  };
  return {
    full,
    toggle: () => {
      const done = document.fullscreenElement === null ? enter() : document.exitFullscreen();
      done.catch(notifyFailure);
    },
  };
}
