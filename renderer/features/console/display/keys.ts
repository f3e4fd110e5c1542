/**
 * Keys as the RFB protocol names them: an X11 keysym, and the position on the keyboard (`KeyboardEvent.code`)
 * that servers with QEMU's extended key events prefer, because it does not depend on a layout.
 * Keysyms: X11's keysymdef.h.
 */
export interface Key {
  readonly code: string;
  readonly keysym: number;
  readonly label: string;
}

const functionKeys: Key[] = Array.from({ length: 12 }, (_, index) => ({
  code: `F${index + 1}`,
  keysym: 0xffbe + index,
  label: `F${index + 1}`,
}));

const letters: Key[] = Array.from('abcdefghijklmnopqrstuvwxyz', letter => ({
  code: `Key${letter.toUpperCase()}`,
  keysym: letter.charCodeAt(0),
  label: letter.toUpperCase(),
}));

const digits: Key[] = Array.from('0123456789', digit => ({
  code: `Digit${digit}`,
  keysym: digit.charCodeAt(0),
  label: digit,
}));

export const modifiers = [
  { code: 'ControlLeft', keysym: 0xffe3, label: 'Ctrl' },
  { code: 'AltLeft', keysym: 0xffe9, label: 'Alt' },
  { code: 'ShiftLeft', keysym: 0xffe1, label: 'Shift' },
  { code: 'MetaLeft', keysym: 0xffeb, label: 'Super' },
  { code: 'AltRight', keysym: 0xfe03, label: 'AltGr' },
] as const satisfies readonly Key[];

const named: Key[] = [
  { code: 'Delete', keysym: 0xffff, label: 'Delete' },
  { code: 'Backspace', keysym: 0xff08, label: 'Backspace' },
  { code: 'Escape', keysym: 0xff1b, label: 'Esc' },
  { code: 'Tab', keysym: 0xff09, label: 'Tab' },
  { code: 'Enter', keysym: 0xff0d, label: 'Enter' },
  { code: 'Space', keysym: 0x20, label: 'Space' },
  { code: 'PrintScreen', keysym: 0xff61, label: 'Print Screen' },
  { code: 'ScrollLock', keysym: 0xff14, label: 'Scroll Lock' },
  { code: 'Pause', keysym: 0xff13, label: 'Pause' },
  { code: 'Insert', keysym: 0xff63, label: 'Insert' },
  { code: 'Home', keysym: 0xff50, label: 'Home' },
  { code: 'End', keysym: 0xff57, label: 'End' },
  { code: 'PageUp', keysym: 0xff55, label: 'Page Up' },
  { code: 'PageDown', keysym: 0xff56, label: 'Page Down' },
  { code: 'ArrowLeft', keysym: 0xff51, label: 'Left' },
  { code: 'ArrowUp', keysym: 0xff52, label: 'Up' },
  { code: 'ArrowRight', keysym: 0xff53, label: 'Right' },
  { code: 'ArrowDown', keysym: 0xff54, label: 'Down' },
  { code: 'ContextMenu', keysym: 0xff67, label: 'Menu' },
];

/** Keys that can end a combination, in the order in which a person looks for them. */
export const plainKeys: readonly Key[] = [...named, ...functionKeys, ...letters, ...digits];

const byCode = new Map<string, Key>([...modifiers, ...plainKeys].map(key => [key.code, key]));

/** The other half of a pair stands for the same key. */
const twins: Record<string, string> = {
  ControlRight: 'ControlLeft',
  ShiftRight: 'ShiftLeft',
  MetaRight: 'MetaLeft',
  NumpadEnter: 'Enter',
};

export function keyOf(code: string): Key | undefined {
  return byCode.get(twins[code] ?? code);
}

export function isModifier(key: Key): boolean {
  return modifiers.some(modifier => modifier.code === key.code);
}

/** Keys in the order in which they go down; they come up in reverse. */
export type Chord = readonly Key[];

/** Throws RangeError for a code that is not in the table: the callers' codes are constants. */
export function chord(...codes: string[]): Chord {
  return codes.map(code => {
    const key = keyOf(code);
    if (!key) throw new RangeError(`unknown key ${code}`);
    return key;
  });
}

export function chordLabel(keys: Chord): string {
  return keys.map(key => key.label).join(' + ');
}

/** Adds a key to a combination: modifiers stay in front and in their usual order, one other key at the end. */
export function withKey(keys: Chord, key: Key): Chord {
  if (!isModifier(key)) return [...keys.filter(isModifier), key];
  const held = keys.some(each => each.code === key.code)
    ? keys.filter(each => each.code !== key.code)
    : [...keys, key];
  return [
    ...modifiers.filter(each => held.some(one => one.code === each.code)),
    ...held.filter(each => !isModifier(each)),
  ];
}

export const commonChords: readonly Chord[] = [
  chord('ControlLeft', 'AltLeft', 'Delete'),
  chord('ControlLeft', 'AltLeft', 'Backspace'),
  chord('PrintScreen'),
  chord('AltLeft', 'Tab'),
  chord('AltLeft', 'F4'),
  chord('MetaLeft'),
];

export const consoleSwitches: readonly Chord[] = functionKeys.map(key =>
  chord('ControlLeft', 'AltLeft', key.code),
);
