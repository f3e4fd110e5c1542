/** Settings by their key in small letters: VMware does not tell `memSize` from `memsize`. */
export type Vmx = ReadonlyMap<string, string>;

export interface VmxProblem {
  readonly line: number;
  readonly text: string;
}

/** A quote within a value is written `|22`. */
const LINE = /^([A-Za-z0-9_.:-]+)\s*=\s*(?:"([^"]*)"|([^"\s]*))\s*(?:#.*)?$/;

/**
 * Reads VMware's configuration: `key = "value"` a line, the last one of a key counts, `#` begins a comment, a
 * backslash at the end of a line joins the next to it, and `|22` in a value is the character of that number.
 */
export function parseVmx(source: string): {
  readonly settings: Vmx;
  readonly problems: readonly VmxProblem[];
} {
  const settings = new Map<string, string>();
  const problems: VmxProblem[] = [];
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length; index += 1) {
    const first = index;
    let line = lines[index] ?? '';
    while (line.endsWith('\\') && index + 1 < lines.length) {
      index += 1;
      line = line.slice(0, -1) + (lines[index] ?? '');
    }
    const text = line.trim();
    if (text === '' || text.startsWith('#') || text.startsWith('.')) {
      if (text.startsWith('.')) readHead(text, settings);
      continue;
    }
    const match = LINE.exec(text);
    if (match) settings.set((match[1] ?? '').toLowerCase(), decode(match[2] ?? match[3] ?? ''));
    else problems.push({ line: first + 1, text: text.slice(0, 100) });
  }
  return { settings, problems };
}

/** `.encoding = "UTF-8"`, the one key with a dot in front. */
function readHead(text: string, settings: Map<string, string>): void {
  const [, key, value] = /^\.(\w+)\s*=\s*"([^"]*)"$/.exec(text) ?? [];
  if (key !== undefined && value !== undefined) settings.set(`.${key.toLowerCase()}`, value);
}

function decode(value: string): string {
  return value.replace(/\|([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The name of the file's encoding, from its bytes read as Latin-1; UTF-8 where it does not say. */
export function encodingOf(latin1: string): string {
  return /^\s*\.encoding\s*=\s*"([A-Za-z0-9._-]{1,40})"/m.exec(latin1)?.[1] ?? 'UTF-8';
}

export function isTrue(settings: Vmx, key: string): boolean {
  return settings.get(key)?.toLowerCase() === 'true';
}
