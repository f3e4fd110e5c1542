export interface DiffLine {
  readonly kind: 'added' | 'removed' | 'same' | 'place';
  readonly text: string;
}

/**
 * The lines of a unified diff of one file, without its two headers; `place` says where the next ones are, unless the
 * file begins with them.
 */
export function diffLines(diff: string): DiffLine[] {
  const lines = diff.replace(/\n$/, '').split('\n');
  const first = lines.findIndex(line => line.startsWith('@@'));
  return lines.slice(Math.max(first, 0)).flatMap((line): DiffLine[] => {
    if (line.startsWith('@@')) {
      const from = Number(/\+(\d+)/.exec(line)?.[1] ?? 0);
      return from > 1 ? [{ kind: 'place', text: `From line ${from}` }] : [];
    }
    // “\ No newline at end of file” is about the line before.
    if (line.startsWith('\\')) return [];
    const text = line.slice(1);
    if (line.startsWith('+')) return [{ kind: 'added', text }];
    if (line.startsWith('-')) return [{ kind: 'removed', text }];
    return [{ kind: 'same', text }];
  });
}

/** `+4 −1`, as far as there are any. */
export function diffSize(lines: readonly DiffLine[]): { added: number; removed: number } {
  const count = (kind: DiffLine['kind']) => lines.filter(line => line.kind === kind).length;
  return { added: count('added'), removed: count('removed') };
}
