/** Words of a line, or why they cannot be told. */
export type ShellWords =
  | { readonly words: readonly string[] }
  | { readonly open: 'single' | 'double' | 'backslash' };

/**
 * Splits a line into words as a POSIX shell does, without what a shell would fill in: `$`, `*` and `~` stay as
 * they are. @source POSIX.1-2017, Shell Command Language, 2.2 Quoting
 */
export function shellWords(line: string): ShellWords {
  const words: string[] = [];
  let word: string | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (sign === '\\') {
      const next = line[at + 1];
      if (next === undefined) return { open: 'backslash' };
      if (next !== '\n') word = (word ?? '') + next;
      at += 1;
    } else if (sign === "'") {
      const end = line.indexOf("'", at + 1);
      if (end < 0) return { open: 'single' };
      word = (word ?? '') + line.slice(at + 1, end);
      at = end;
    } else if (sign === '"') {
      const quoted = doubleQuoted(line, at + 1);
      if (quoted === undefined) return { open: 'double' };
      word = (word ?? '') + quoted.text;
      at = quoted.end;
    } else if (/[ \t\r\n]/.test(sign)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + sign;
  }
  if (word !== undefined) words.push(word);
  return { words };
}

function doubleQuoted(line: string, from: number): { text: string; end: number } | undefined {
  let text = '';
  for (let at = from; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (sign === '"') return { text, end: at };
    const next = line[at + 1];
    if (sign === '\\' && next !== undefined && /[$`"\\\n]/.test(next)) {
      if (next !== '\n') text += next;
      at += 1;
    } else text += sign;
  }
  return undefined;
}

/** A word as a shell takes it back unchanged. */
export const quoteWord = (word: string): string =>
  /^[\w@%+:,./-]+(=[\w@%+=:,./-]*)?$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

export const quoteWords = (words: readonly string[]): string => words.map(quoteWord).join(' ');
