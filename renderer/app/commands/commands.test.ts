import { afterEach, describe, expect, it, vi } from 'vitest';
import { closeOverlay, openOverlay } from '../overlays.ts';
import { chordOf, parseKeys } from './chord.ts';
import { availableCommands, registerCommands, type Command } from './registry.ts';
import { keyboardOwner, listenForShortcuts } from './shortcuts.ts';

const command = (id: string, change: Partial<Command> = {}): Command => ({
  id,
  title: id,
  section: 'View',
  run: vi.fn(),
  ...change,
});

const undo: (() => void)[] = [];
const offer = (...commands: Command[]) => undo.push(registerCommands(commands));
const listen = () => undo.push(listenForShortcuts());

afterEach(() => {
  for (const each of undo.splice(0).toReversed()) each();
  document.body.replaceChildren();
});

function press(key: string, how: KeyboardEventInit = {}, target: EventTarget = document.body): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how }));
}

it('reads keys as they are pressed', () => {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  expect(parseKeys('Mod+K')).toEqual([chordOf({ ...plain, key: 'k', metaKey: true })]);
  expect(parseKeys('Shift+D')).toEqual([chordOf({ ...plain, key: 'D', shiftKey: true })]);
  // On most keyboards a question mark needs Shift: that is part of the key, not a modifier of it.
  expect(parseKeys('?')).toEqual([chordOf({ ...plain, key: '?', shiftKey: true })]);
  expect(parseKeys('S')).not.toEqual([chordOf({ ...plain, key: 'S', shiftKey: true })]);
});

describe('the registry', () => {
  it('lets a later command stand in front of an earlier one until it is gone', () => {
    const [first, second] = [command('a'), command('a')];
    offer(first);
    const leave = registerCommands([second]);
    expect(availableCommands()).toEqual([second]);
    leave();
    expect(availableCommands()).toEqual([first]);
  });
});

describe('shortcuts', () => {
  it('run what is available, and take the key', () => {
    const [no, yes] = [
      command('no', { keys: ['S'], available: () => false }),
      command('yes', { keys: ['S'] }),
    ];
    offer(no, yes);
    listen();
    press('s');
    expect(no.run).not.toHaveBeenCalled();
    expect(yes.run).toHaveBeenCalledOnce();
  });

  it('stay quiet behind an overlay that was asked for, but not those with Mod', () => {
    const [plain, mod] = [command('plain', { keys: ['S'] }), command('mod', { keys: ['Mod+K'] })];
    offer(plain, mod);
    listen();
    openOverlay({ kind: 'palette' });
    undo.push(closeOverlay);
    press('s');
    press('k', { ctrlKey: true });
    expect(plain.run).not.toHaveBeenCalled();
    expect(mod.run).toHaveBeenCalledOnce();
  });

  it('wait for the second key of two', () => {
    const [go, single] = [command('go', { keys: ['G A'] }), command('single', { keys: ['A'] })];
    offer(go, single);
    listen();
    press('g');
    press('a');
    expect(go.run).toHaveBeenCalledOnce();
    expect(single.run).not.toHaveBeenCalled();
    press('a');
    expect(single.run).toHaveBeenCalledOnce();
  });

  it('leave text fields alone, but for what works there too', () => {
    const [plain, palette] = [
      command('plain', { keys: ['S'] }),
      command('palette', { keys: ['Mod+K'], whileTyping: true }),
    ];
    offer(plain, palette);
    listen();
    const field = document.body.appendChild(document.createElement('input'));
    press('s', {}, field);
    press('k', { ctrlKey: true }, field);
    expect(plain.run).not.toHaveBeenCalled();
    expect(palette.run).toHaveBeenCalledOnce();
  });

  it('leave every key to a screen or terminal that owns the keyboard', () => {
    const palette = command('palette', { keys: ['Mod+K'], whileTyping: true });
    offer(palette);
    listen();
    const screen = document.body.appendChild(document.createElement('canvas'));
    screen.setAttribute(keyboardOwner, '');
    press('k', { ctrlKey: true }, screen);
    expect(palette.run).not.toHaveBeenCalled();
  });

  it('do not reach through an open dialog', () => {
    const plain = command('plain', { keys: ['Delete'] });
    offer(plain);
    listen();
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.setAttribute('role', 'dialog');
    press('Delete', {}, dialog);
    expect(plain.run).not.toHaveBeenCalled();
  });
});
