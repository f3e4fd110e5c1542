import { getAt } from '#renderer/ui/wizard/at-path.ts';

/** Which rows of the lists of a draft are left, by their numbers there. */
export class RowsLeft {
  readonly #left = new Map<string, number[]>();
  constructor(readonly draft: unknown) {}

  /** `path`: of a row as it is numbered by now, such as `ports.1`; others are none of ours. */
  remove(path: string): void {
    const [list = '', at] = path.split('.');
    const rows = getAt(this.draft, list);
    if (at === undefined || !Array.isArray(rows)) return;
    const left = this.#left.get(list) ?? rows.map((_, index) => index);
    this.#left.set(list, left.toSpliced(Number(at), 1));
  }

  /** From a field of what is left to that of the draft. */
  placeOf(field: string): string {
    const [list = '', at, ...rest] = field.split('.');
    const was = at === undefined ? undefined : this.#left.get(list)?.[Number(at)];
    return was === undefined ? field : [list, was, ...rest].join('.');
  }
}
