import { Transform, type TransformCallback } from 'node:stream';
import { MediaError } from '../media-error.ts';
import { readPax, writePax } from './pax-records.ts';
import {
  BLOCK,
  GID,
  isEmpty,
  isHeader,
  paddedSize,
  readNumber,
  seal,
  sizeOf,
  typeOf,
  UID,
  writeNumber,
} from './tar-header.ts';

/** Heads about the entry that follows: of pax, and long names and links of GNU tar. */
const ABOUT_NEXT = new Set(['x', 'L', 'K']);
const CHARACTER_DEVICE = '3';
const BLOCK_DEVICE = '4';
const OLD_SPARSE = 'S';
/** A longer one is no head that a tar writes. */
const LONGEST_HEAD = 1024 * 1024;

/**
 * An archive whose files belong to others: every owner and group moved up by `by`. Devices are left out: a container
 * has its own, and one made by root in a folder of the host would be a way to the host's disks.
 */
export class ShiftOwners extends Transform {
  /** Entries passed on so far. */
  entries = 0;
  /** All that came was taken: whoever reads may be gone by now, as tar is once it has seen the end. */
  complete = false;
  readonly #by: number;
  #rest: Buffer = Buffer.alloc(0);
  /** Bytes of a body to pass on as they are. */
  #body = 0;
  /** Heads that go with the next entry, or not at all. */
  #held: Buffer[] = [];
  /** Blocks of an old sparse map follow its head. */
  #map = false;
  #ended = false;

  constructor(by: number) {
    super();
    this.#by = by;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    try {
      while (this.#step());
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    const whole = this.#body === 0 && this.#rest.length === 0 && this.entries > 0;
    this.complete = whole || this.#ended;
    if (!this.complete) {
      done(new MediaError('FILE_DAMAGED', { reason: 'The archive ends too soon.' }));
      return;
    }
    // The two blocks that end an archive come last of all: tar leaves as soon as it has them.
    done(null, Buffer.alloc(2 * BLOCK));
  }

  /** Whether there was enough for one more piece. */
  #step(): boolean {
    if (this.#rest.length === 0) return false;
    if (this.#ended) {
      // Padding up to what a tape takes at once.
      this.#rest = Buffer.alloc(0);
      return false;
    }
    if (this.#body > 0) {
      const piece = this.#rest.subarray(0, this.#body);
      this.#rest = this.#rest.subarray(piece.length);
      this.#body -= piece.length;
      this.push(piece);
      return true;
    }
    if (this.#rest.length < BLOCK) return false;
    const head = Buffer.from(this.#rest.subarray(0, BLOCK));
    if (this.#map) {
      this.#map = head[504] === 1;
      return this.#pass(head, 0);
    }
    if (isEmpty(head)) {
      this.#ended = true;
      return true;
    }
    if (!isHeader(head)) throw new MediaError('FILE_DAMAGED', { reason: 'It is not a tar archive.' });
    return ABOUT_NEXT.has(typeOf(head)) ? this.#hold(head) : this.#entry(head);
  }

  #pass(head: Buffer, size: number): boolean {
    this.#rest = this.#rest.subarray(BLOCK);
    this.#body = paddedSize(size);
    this.push(head);
    return true;
  }

  #hold(head: Buffer): boolean {
    const size = sizeOf(head);
    if (size > LONGEST_HEAD)
      throw new MediaError('FILE_DAMAGED', { reason: 'It has a head without an end.' });
    const whole = BLOCK + paddedSize(size);
    if (this.#rest.length < whole) return false;
    const body = this.#rest.subarray(BLOCK, BLOCK + size);
    this.#rest = this.#rest.subarray(whole);
    const written = typeOf(head) === 'x' ? this.#shiftPax(body) : Buffer.from(body);
    seal(head, written.length);
    this.#held.push(head, written, Buffer.alloc(paddedSize(written.length) - written.length));
    return true;
  }

  #shiftPax(body: Buffer): Buffer {
    const shifted = (key: string, value: Buffer) =>
      key === 'uid' || key === 'gid' ? Buffer.from(String(Number(value.toString()) + this.#by)) : value;
    return writePax(readPax(body).map(([key, value]) => [key, shifted(key, value)] as const));
  }

  #entry(head: Buffer): boolean {
    const type = typeOf(head);
    const held = this.#held;
    this.#held = [];
    if (type === CHARACTER_DEVICE || type === BLOCK_DEVICE) {
      this.#rest = this.#rest.subarray(BLOCK);
      return true;
    }
    for (const piece of held) this.push(piece);
    for (const place of [UID, GID]) writeNumber(head, place, readNumber(head, place) + this.#by);
    seal(head);
    this.entries += 1;
    this.#map = type === OLD_SPARSE && head[482] === 1;
    // What follows a link's or a folder's head is the next one, whatever size it says.
    return this.#pass(head, /[1-6]/.test(type) ? 0 : sizeOf(head));
  }
}
