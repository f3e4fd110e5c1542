import { useOverlay } from '../overlays.ts';
import { chordOf, parseKeys, type Chord } from './chord.ts';
import { isAvailable, useCommandRegistry, type Command } from './registry.ts';
import { runCommand } from './run.ts';

const secondKeyWithinMs = 1200;

/** Elements marked so take every key for themselves: a guest's screen, a terminal. */
export const keyboardOwner = 'data-owns-keyboard';

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input:not([type=checkbox],[type=radio]), textarea, select') !== null);

function find(pressed: readonly Chord[], typing: boolean): { command?: Command; begins: boolean } {
  let begins = false;
  let command: Command | undefined;
  for (const each of useCommandRegistry.getState().commands.values()) {
    if (typing && each.whileTyping !== true) continue;
    for (const keys of each.keys ?? []) {
      const chords = parseKeys(keys);
      if (!pressed.every((chord, index) => chords[index] === chord)) continue;
      if (chords.length > pressed.length) begins = true;
      else if (isAvailable(each)) command = each;
    }
  }
  return command === undefined ? { begins } : { command, begins };
}

/** Listens for the registry's shortcuts on the whole window. Returns how to stop. */
export function listenForShortcuts(target: Window = window): () => void {
  let first: { chord: Chord; at: number } | undefined;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    const element = event.target instanceof Element ? event.target : null;
    if (element?.closest(`[${keyboardOwner}]`)) return;
    const typing = typesText(event.target);
    const inDialog = element?.closest('[role=dialog], [role=menu]') !== null && element !== null;
    // One that was asked for counts before it is drawn: what is typed meanwhile must not act on guests.
    const behindDialog = inDialog || useOverlay.getState().open !== undefined;
    if (behindDialog && !event.ctrlKey && !event.metaKey) return;

    const chord = chordOf(event);
    const recent =
      first !== undefined && event.timeStamp - first.at < secondKeyWithinMs ? first.chord : undefined;
    first = undefined;
    const pair = recent === undefined ? undefined : find([recent, chord], typing).command;
    const single = find([chord], typing);
    const command = pair ?? single.command;
    if (command === undefined) {
      if (single.begins) first = { chord, at: event.timeStamp };
      return;
    }
    event.preventDefault();
    runCommand(command);
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}
