/** Which of a program's outputs, by the number that Docker's frames give it. */
export type LogStream = 1 | 2;
export const STDOUT: LogStream = 1;
export const STDERR: LogStream = 2;

const HEADER = 8;
const none = new Uint8Array(0);

/**
 * Takes apart what the engine sends of a container without a terminal: frames of one byte for the stream, three of
 * nothing, four of the length, most significant first, and so many bytes. Source: Docker Engine API, “Attach to a
 * container”, stream format.
 */
export class FrameReader {
  #rest: Uint8Array = none;
  readonly #frame: (stream: LogStream, payload: Uint8Array) => void;

  constructor(frame: (stream: LogStream, payload: Uint8Array) => void) {
    this.#frame = frame;
  }

  read(chunk: Uint8Array): void {
    const bytes = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk);
    let at = 0;
    while (at + HEADER <= bytes.length) {
      const end = at + HEADER + lengthAt(bytes, at + 4);
      if (end > bytes.length) break;
      // 0 is input, which no log has, and 3 is what the engine itself has to say.
      this.#frame(bytes[at] === 2 || bytes[at] === 3 ? STDERR : STDOUT, bytes.subarray(at + HEADER, end));
      at = end;
    }
    this.#rest = at === bytes.length ? none : bytes.slice(at);
  }

  /** What was begun comes no further. */
  cut(): void {
    this.#rest = none;
  }
}

const lengthAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) * 0x100_0000 +
  (((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
