/** One line without its end. */
export interface CutLine {
  readonly text: string;
  /** It was longer than any is let be: this is its beginning, and the rest was left out. */
  readonly cut: boolean;
}

/** Characters. Far more than any engine or tool writes between two ends of lines, and little enough to hold. */
export const LONGEST_LINE = 4 * 1024 * 1024;

/**
 * Cuts bytes of UTF-8 that come in pieces into lines, which end with a newline, a return, or both. Whoever writes
 * without an end fills no memory: of a line, `longest` characters are kept.
 */
export class LineCutter {
  readonly #decoder = new TextDecoder();
  readonly #longest: number;
  #parts: string[] = [];
  #held = 0;
  #cut = false;
  /** The last character was a return: a newline behind it ends nothing more. */
  #returned = false;

  constructor(longest = LONGEST_LINE) {
    this.#longest = longest;
  }

  /** Of the line that has no end yet, some is left out already. */
  get tooLong(): boolean {
    return this.#cut;
  }

  read(chunk: Uint8Array): CutLine[] {
    return this.#lines(this.#decoder.decode(chunk, { stream: true }));
  }

  /** The stream came to its end: what has no end of line is a line. */
  end(): CutLine[] {
    const lines = this.#lines(this.#decoder.decode());
    return this.#held > 0 ? [...lines, this.#take()] : lines;
  }

  #lines(text: string): CutLine[] {
    const lines: CutLine[] = [];
    if (text === '') return lines;
    let from = this.#returned && text.startsWith('\n') ? 1 : 0;
    this.#returned = text.endsWith('\r');
    const ends = /\r\n?|\n/g;
    ends.lastIndex = from;
    for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
      this.#keep(text.slice(from, end.index));
      lines.push(this.#take());
      from = ends.lastIndex;
    }
    this.#keep(text.slice(from));
    return lines;
  }

  #keep(part: string): void {
    const room = this.#longest - this.#held;
    if (part.length > room) this.#cut = true;
    const kept = part.slice(0, room);
    if (kept === '') return;
    this.#parts.push(kept);
    this.#held += kept.length;
  }

  #take(): CutLine {
    const line = { text: this.#parts.join(''), cut: this.#cut };
    this.#parts = [];
    this.#held = 0;
    this.#cut = false;
    return line;
  }
}
