import type { KeySink } from './key-sender.ts';

/** One key of a US keyboard and whether Shift is held. */
export interface Stroke {
  readonly code: string;
  readonly keysym: number;
  readonly shift: boolean;
}

const rows: [code: string, plain: string, shifted: string][] = [
  ['Backquote', '`', '~'],
  ['Minus', '-', '_'],
  ['Equal', '=', '+'],
  ['BracketLeft', '[', '{'],
  ['BracketRight', ']', '}'],
  ['Backslash', '\\', '|'],
  ['Semicolon', ';', ':'],
  ['Quote', "'", '"'],
  ['Comma', ',', '<'],
  ['Period', '.', '>'],
  ['Slash', '/', '?'],
  ...Array.from('1234567890', (digit, index): [string, string, string] => [
    `Digit${digit}`,
    digit,
    '!@#$%^&*()'.charAt(index),
  ]),
  ...Array.from('abcdefghijklmnopqrstuvwxyz', (letter): [string, string, string] => [
    `Key${letter.toUpperCase()}`,
    letter,
    letter.toUpperCase(),
  ]),
];

const strokes = new Map<string, Stroke>([
  ...rows.flatMap(([code, plain, shifted]): [string, Stroke][] => [
    [plain, { code, keysym: plain.charCodeAt(0), shift: false }],
    [shifted, { code, keysym: shifted.charCodeAt(0), shift: true }],
  ]),
  [' ', { code: 'Space', keysym: 0x20, shift: false }],
  ['\n', { code: 'Enter', keysym: 0xff0d, shift: false }],
  ['\t', { code: 'Tab', keysym: 0xff09, shift: false }],
]);

export interface Typing {
  readonly strokes: readonly Stroke[];
  /** Characters that a US keyboard does not have, each once; they are left out. */
  readonly untypable: readonly string[];
}

/** Text as keys of a US keyboard, which is what a guest believes to have unless told otherwise. */
export function typingOf(text: string): Typing {
  const found: Stroke[] = [];
  const untypable = new Set<string>();
  for (const character of text.replaceAll(/\r\n?/g, '\n')) {
    const stroke = strokes.get(character);
    if (stroke) found.push(stroke);
    else untypable.add(character);
  }
  return { strokes: found, untypable: [...untypable] };
}

/** Milliseconds between keys: firmware and boot loaders poll a 16-byte PS/2 buffer and lose what comes faster. */
export const strokeInterval = 12;

const shiftKeysym = 0xffe1;

/**
 * Types at a pace a guest keeps up with. `onProgress` hears how many strokes are out. Resolves to how many
 * were sent, also when `signal` stopped it; no key is left held down.
 */
export async function typeStrokes(
  sink: KeySink,
  typing: Typing,
  options: {
    signal: AbortSignal;
    onProgress?: (sent: number) => void;
    pause?: (ms: number) => Promise<void>;
  },
): Promise<number> {
  const pause = options.pause ?? (ms => new Promise<void>(resolve => setTimeout(resolve, ms)));
  let sent = 0;
  for (const stroke of typing.strokes) {
    if (options.signal.aborted) break;
    if (stroke.shift) sink.sendKey(shiftKeysym, 'ShiftLeft', true);
    sink.sendKey(stroke.keysym, stroke.code, true);
    sink.sendKey(stroke.keysym, stroke.code, false);
    if (stroke.shift) sink.sendKey(shiftKeysym, 'ShiftLeft', false);
    sent += 1;
    options.onProgress?.(sent);
    await pause(strokeInterval);
  }
  return sent;
}
