import type { Terminal } from '@xterm/xterm';

export async function copySelection(
  terminal: Pick<Terminal, 'hasSelection' | 'getSelection'>,
): Promise<void> {
  if (terminal.hasSelection()) await navigator.clipboard.writeText(terminal.getSelection());
}

/**
 * The keys a terminal keeps for itself, as other terminals do: plain Ctrl+C and Ctrl+V belong to the guest.
 * False tells xterm to leave the key alone.
 */
export function terminalShortcut(
  event: KeyboardEvent,
  terminal: Pick<Terminal, 'hasSelection' | 'getSelection'>,
  openSearch: () => void,
): boolean {
  if (event.type !== 'keydown' || !event.ctrlKey || !event.shiftKey || event.altKey) return true;
  switch (event.code) {
    case 'KeyC':
      event.preventDefault();
      void copySelection(terminal);
      return false;
    case 'KeyV':
      // The browser pastes by itself, and xterm takes the paste.
      return false;
    case 'KeyF':
      event.preventDefault();
      openSearch();
      return false;
    default:
      return true;
  }
}
