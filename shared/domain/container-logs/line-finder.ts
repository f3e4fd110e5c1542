import { charactersSearched } from './expression-cost.ts';
import { partsOf } from './expression-parts.ts';

/** Where a line matches: the first character, and the one behind the last. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Looked for in pieces of so many characters, so that no line takes longer than reading it does. */
interface Part {
  readonly pattern: RegExp;
  readonly window: number;
  /** Characters that something else has to stand before it. */
  readonly behind: number;
}

/** It was overdue before the whole line was looked at. */
export const SLOW = 'slow';

/**
 * Finds an expression in lines of any length at a cost that grows with the length and no faster. Long lines are
 * searched in pieces that overlap by half, and what stands on both sides of `.*` one after the other: missed is only
 * what is longer than half a piece without any `.*` in it.
 */
export class LineFinder {
  readonly #whole: Part;
  /** What stands between the `.*` of the expression; undefined where there is none. */
  readonly #parts: readonly Part[] | undefined;
  /** Nothing of the parts can be longer or shorter, so where they are not found, nothing is. */
  readonly #exact: boolean;

  /** Throws RangeError for an expression that `charactersSearched` does not try. */
  constructor(pattern: RegExp) {
    const flags = pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`;
    const part = (source: string, behind: number): Part => {
      const window = charactersSearched(source);
      if (window === undefined) throw new RangeError('This expression could take all time there is.');
      return { pattern: new RegExp(source, flags), window, behind };
    };
    this.#whole = part(pattern.source, 0);
    const parts = partsOf(pattern.source);
    this.#parts = parts && parts.map(({ source, behind }) => part(source, behind));
    this.#exact = parts?.slice(0, -1).every(({ source }) => !/[*+?{|]/.test(source)) ?? true;
  }

  /** The first one from a character on. Given up with SLOW as soon as it is overdue. */
  find(line: string, from: number, overdue: () => boolean): Place | typeof SLOW | undefined {
    if (this.#parts === undefined || line.length <= this.#whole.window)
      return findPart(this.#whole, line, from, overdue);
    const place = findAll(this.#parts, line, from, overdue);
    if (place !== undefined || this.#exact) return place;
    // A part may have taken what belongs to the next.
    return findPart(this.#whole, line, from, overdue);
  }

  /** So many of them at most, in order; fewer where it is overdue. */
  places(line: string, most: number, overdue: () => boolean): Place[] {
    const places: Place[] = [];
    for (let from = 0; places.length < most && !overdue(); ) {
      const place = this.find(line, from, overdue);
      if (place === undefined || place === SLOW || place.to === place.from) break;
      places.push(place);
      from = place.to;
    }
    return places;
  }
}

function findAll(parts: readonly Part[], line: string, from: number, overdue: () => boolean) {
  let begin: number | undefined;
  let at = from;
  for (const part of parts) {
    const place = findPart(part, line, at + part.behind, overdue);
    if (place === undefined || place === SLOW) return place;
    begin ??= place.from;
    at = place.to;
  }
  return { from: begin ?? from, to: at };
}

function findPart({ pattern, window }: Part, line: string, from: number, overdue: () => boolean) {
  for (let begin = from; begin <= line.length; begin += window / 2) {
    const end = Math.min(line.length, begin + window);
    pattern.lastIndex = begin;
    const match = pattern.exec(end < line.length ? line.slice(0, end) : line);
    const to = match === null ? -1 : match.index + match[0].length;
    // What reaches the end of a piece may go on behind it, or took that for the end of the line.
    if (match !== null && (to < end || end === line.length)) return { from: match.index, to };
    if (end === line.length) return undefined;
    if (overdue()) return SLOW;
  }
  return undefined;
}
