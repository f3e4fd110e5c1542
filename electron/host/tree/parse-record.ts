import { folderNode, put, type RecordFolder, walk, words } from './record-node.ts';

const FIRST_LINE = 'innkeeper record 1';
const LAST_LINE = 'end';

/** What `resources/innkeeper-collect` printed on a host. */
export interface HostRecord {
  readonly root: RecordFolder;
  /** Bytes that are free, by path. */
  readonly free: ReadonlyMap<string, number>;
  /** False: the last line is missing, so the end was cut off and what comes last may be half of it. */
  readonly complete: boolean;
}

export type RecordProblem =
  | { readonly code: 'not-a-record' }
  /** Made by a newer Innkeeper. */
  | { readonly code: 'newer' }
  | { readonly code: 'bad-line'; readonly line: number; readonly text: string };

export type ParsedRecord =
  | { readonly ok: true; readonly record: HostRecord }
  | { readonly ok: false; readonly problem: RecordProblem };

/** `NAME: text`, `NAME:` before lines that begin with a tab, `NAME -> link`, `NAME = bytes`. */
const ENTRY = /^([^\s!].*?)(?: -> (.+)|: (.*)|:| = *([0-9a-f ]*))$/;
const FREE = /^! free \/(\S*) (\d+)$/;

/**
 * A line that is a path from the root is the folder that the lines below it are in; links that came before are
 * followed. Lines that begin with # are remarks.
 */
export function parseRecord(text: string): ParsedRecord {
  // Mail and web forms change the ends of lines, and add empty ones.
  const lines = text.split(/\r?\n/);
  const head = lines.findIndex(line => line.trim() !== '');
  const first = lines[head]?.trim() ?? '';
  if (first !== FIRST_LINE) {
    const code = /^innkeeper record \d+$/.test(first) ? 'newer' : 'not-a-record';
    return { ok: false, problem: { code } };
  }
  const root = folderNode();
  const free = new Map<string, number>();
  let folder = root;
  for (let index = head + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '' || line.startsWith('#')) continue;
    if (line === LAST_LINE) return { ok: true, record: { root, free, complete: true } };
    const [, path, bytes] = FREE.exec(line) ?? [];
    if (path !== undefined) {
      free.set(words(path).join('/'), Number(bytes));
      continue;
    }
    const [, name, target, value, hex] = ENTRY.exec(line) ?? [];
    if (name === undefined) {
      const found = line.startsWith('/') ? walk(root, line, { make: true }) : undefined;
      if (found?.kind !== 'folder') return bad(index, line);
      folder = found;
      continue;
    }
    let content: string | Uint8Array = value ?? '';
    if (hex !== undefined) content = fromHex(hex);
    else if (value === undefined && target === undefined) {
      const long: string[] = [];
      while (lines[index + 1]?.startsWith('\t')) long.push(lines[(index += 1)]?.slice(1) ?? '');
      content = long.join('\n');
    }
    const node =
      target === undefined ? { kind: 'file' as const, content } : { kind: 'link' as const, target };
    if (!put(name.startsWith('/') ? root : folder, name, node)) return bad(index, line);
  }
  return { ok: true, record: { root, free, complete: false } };
}

function bad(index: number, text: string): ParsedRecord {
  return { ok: false, problem: { code: 'bad-line', line: index + 1, text } };
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/[0-9a-f]{2}/g) ?? [], pair => Number.parseInt(pair, 16));
}
