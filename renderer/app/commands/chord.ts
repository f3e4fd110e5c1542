/** A key with its modifiers, as one comparable text: `mod+shift+k`, `?`, `delete`. */
export type Chord = string;

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const isLetter = (key: string) => key.length === 1 && key.toLowerCase() !== key.toUpperCase();

function join(key: string, mod: boolean, alt: boolean, shift: boolean): Chord {
  // Shift is part of what `?` or `+` already says; with letters and named keys it is a modifier.
  const shiftCounts = shift && (isLetter(key) || key.length > 1);
  return `${mod ? 'mod+' : ''}${alt ? 'alt+' : ''}${shiftCounts ? 'shift+' : ''}${key.toLowerCase()}`;
}

export function chordOf(press: KeyPress): Chord {
  return join(press.key, press.ctrlKey || press.metaKey, press.altKey, press.shiftKey);
}

/** Reads `Mod+Shift+K` or `G H` into the chords to be pressed one after the other. */
export function parseKeys(keys: string): Chord[] {
  return keys.split(' ').map(step => {
    const parts = step.split('+').map(part => part.toLowerCase());
    const key = parts.pop() ?? '';
    return join(key, parts.includes('mod'), parts.includes('alt'), parts.includes('shift'));
  });
}
