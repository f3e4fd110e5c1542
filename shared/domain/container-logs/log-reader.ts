import { FrameReader, STDOUT, type LogStream } from './frames.ts';
import { ResumePoint } from './resume.ts';
import { stampEnd, StampReader, type Stamp } from './stamps.ts';

/** Told of every line, whole and without its end. */
export type LineSink = (stream: LogStream, stamp: Stamp, text: string) => void;

const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** Characters. A program that writes no ends of lines at all must not fill memory with one. */
export const LONGEST_LINE = 64 * 1024;
/** Bytes. The engine cuts longer lines into entries of so many, each with a stamp of its own. */
const ENTRY = 16 * 1024;

/** What of one stream has no end yet. Bytes of a letter may come in two entries. */
class Unfinished {
  text = '';
  stamp: Stamp | undefined;
  readonly decoder = new TextDecoder();
}

/**
 * Reads a container's log as the engine sends it with stamps: in frames, or as it is where the container has a
 * terminal. It lives on when its stream is opened again, and leaves out what it has read.
 */
export class LogReader {
  readonly resume = new ResumePoint();
  readonly #tty: boolean;
  readonly #line: LineSink;
  readonly #stamps = new StampReader();
  readonly #frames = new FrameReader((stream, payload) => this.#entry(stream, payload));
  readonly #unfinished = { 1: new Unfinished(), 2: new Unfinished() };
  /** Of a terminal: bytes without an end of line, in the order in which they came. */
  #parts: Uint8Array[] = [];
  /** Bytes of them. */
  #begun = 0;

  constructor(tty: boolean, line: LineSink) {
    this.#tty = tty;
    this.#line = line;
  }

  read(chunk: Uint8Array): void {
    if (!this.#tty) return this.#frames.read(chunk);
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, from);
      if (end < 0) break;
      this.#terminalLine(chunk.subarray(from, end + 1));
      from = end + 1;
    }
    if (from < chunk.length) this.#begin(chunk.slice(from));
  }

  /** The stream broke: what was begun comes again, and so may some that is known. */
  cut(): void {
    this.#frames.cut();
    this.#take();
    this.resume.again();
  }

  /** The stream came to its end: what has no end of line is a line. */
  end(): void {
    if (this.#begun > 0) this.#terminalLine(new Uint8Array(0));
    for (const stream of [1, 2] as const) {
      const { stamp, text } = this.#unfinished[stream];
      if (stamp !== undefined && text !== '') this.#finish(stream);
    }
    this.cut();
  }

  #begin(part: Uint8Array): void {
    this.#parts.push(part);
    this.#begun += part.length;
    if (this.#begun < LONGEST_LINE) return;
    let rest = this.#entries(this.#take());
    if (rest.length >= LONGEST_LINE) {
      this.#entry(STDOUT, rest);
      rest = new Uint8Array(0);
    }
    this.#parts = [rest];
    this.#begun = rest.length;
  }

  /** What was begun, in one piece; nothing is begun then. */
  #take(): Uint8Array {
    const begun = concat(this.#parts);
    this.#parts = [];
    this.#begun = 0;
    return begun;
  }

  #terminalLine(last: Uint8Array): void {
    const line = this.#begun > 0 ? concat([this.#take(), last]) : last;
    const rest = this.#entries(line);
    if (rest.length > 0) this.#entry(STDOUT, rest);
  }

  /** Each entry of a long line has its stamp before it: hands on all but the last, and returns that. */
  #entries(line: Uint8Array): Uint8Array {
    let rest = line;
    for (;;) {
      const end = stampEnd(rest) + ENTRY;
      if (rest.length <= end || stampEnd(rest.subarray(end)) === 0) return rest;
      this.#entry(STDOUT, rest.subarray(0, end));
      rest = rest.subarray(end);
    }
  }

  #entry(stream: LogStream, bytes: Uint8Array): void {
    const begin = stampEnd(bytes);
    const unfinished = this.#unfinished[stream];
    if (begin > 0) {
      const stamp = this.#stamps.read(bytes, begin);
      if (!this.resume.take(stream, stamp)) return;
      unfinished.stamp ??= stamp;
    }
    let from = begin;
    // A driver may hand over more than a line at once.
    for (let end = bytes.indexOf(NEWLINE, from); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
      const whole = end > from && bytes[end - 1] === RETURN ? end - 1 : end;
      const { stamp } = unfinished;
      unfinished.text += unfinished.decoder.decode(bytes.subarray(from, whole));
      this.#finish(stream);
      from = end + 1;
      if (from < bytes.length) unfinished.stamp = stamp;
    }
    if (from < bytes.length) {
      unfinished.text += unfinished.decoder.decode(bytes.subarray(from), { stream: true });
      if (unfinished.text.length >= LONGEST_LINE) this.#finish(stream);
    }
  }

  #finish(stream: LogStream): void {
    const unfinished = this.#unfinished[stream];
    const { text, stamp = { seconds: 0, nanos: 0 } } = unfinished;
    unfinished.text = '';
    unfinished.stamp = undefined;
    this.#line(stream, stamp, text);
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
