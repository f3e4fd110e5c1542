import { Transform, type TransformCallback } from 'node:stream';
import { MediaError } from '../media-error.ts';
import { ownedCapability } from './owned-capability.ts';
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

/** A pax head about the entry that follows, as POSIX and as Solaris writes it: tar reads both. */
const PAX = new Set(['x', 'X']);
/** Heads about the entry that follows: of pax, and long names and links of GNU tar. */
const ABOUT_NEXT = new Set([...PAX, 'L', 'K']);
/** Of pax, about all that follow: owners in it would count for tar, and nothing else in it is of use here. */
const ABOUT_ALL = 'g';
const CAPABILITY = 'SCHILY.xattr.security.capability';
/** The highest owner there is; the one above it stands for none. */
const HIGHEST = 0xff_ff_ff_fe;
const CHARACTER_DEVICE = '3';
const BLOCK_DEVICE = '4';
const OLD_SPARSE = 'S';
/** Where GNU tar says that a block of the map follows: in the head, and in a block of the map. */
const HAS_MAP = 482;
const MORE_MAP = 504;
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
  /** Bytes of the next body, where a pax head says it: eight gigabytes and more, which no plain head can. */
  #size: number | undefined;
  /** A block of an old sparse map is next, before the body. */
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
    const whole = this.#body === 0 && !this.#map && this.#rest.length === 0 && this.entries > 0;
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
    if (this.#map) {
      if (this.#rest.length < BLOCK) return false;
      const map = this.#rest.subarray(0, BLOCK);
      this.#rest = this.#rest.subarray(BLOCK);
      this.#map = map[MORE_MAP] !== 0;
      this.push(map);
      return true;
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
    if (isEmpty(head)) {
      this.#ended = true;
      return true;
    }
    if (!isHeader(head)) throw new MediaError('FILE_DAMAGED', { reason: 'It is not a tar archive.' });
    return ABOUT_NEXT.has(typeOf(head)) || typeOf(head) === ABOUT_ALL ? this.#hold(head) : this.#entry(head);
  }

  #pass(head: Buffer, size: number): boolean {
    this.#rest = this.#rest.subarray(BLOCK);
    this.#body = paddedSize(size);
    this.push(head);
    return true;
  }

  #hold(head: Buffer): boolean {
    const size = sizeOf(head);
    if (size < 0 || size > LONGEST_HEAD)
      throw new MediaError('FILE_DAMAGED', { reason: 'It has a head without an end.' });
    const whole = BLOCK + paddedSize(size);
    if (this.#rest.length < whole) return false;
    const body = this.#rest.subarray(BLOCK, BLOCK + size);
    this.#rest = this.#rest.subarray(whole);
    if (typeOf(head) === ABOUT_ALL) return true;
    const written = PAX.has(typeOf(head)) ? this.#shiftPax(body) : Buffer.from(body);
    seal(head, written.length);
    this.#held.push(head, written, Buffer.alloc(paddedSize(written.length) - written.length));
    return true;
  }

  #shiftPax(body: Buffer): Buffer {
    const records = readPax(body);
    const size = records.findLast(([key]) => key === 'size')?.[1].toString();
    this.#size = size === undefined || size === '' ? undefined : Number(size);
    return writePax(
      // The size goes into the plain head alone: two that differ would let tar take a body for heads.
      records.flatMap(([key, value]) =>
        key === 'size' ? [] : [[key, this.#shiftRecord(key, value)] as const],
      ),
    );
  }

  #shiftRecord(key: string, value: Buffer): Buffer {
    if (key === CAPABILITY) return ownedCapability(value, this.#by);
    // An empty one takes back what was said before.
    if ((key !== 'uid' && key !== 'gid') || value.length === 0) return value;
    return Buffer.from(String(this.#shift(Number(value.toString()))));
  }

  /** One that is below nobody would be moved to somebody of the host. */
  #shift(owner: number): number {
    const shifted = owner + this.#by;
    if (!Number.isInteger(owner) || owner < 0 || shifted > HIGHEST)
      throw new MediaError('FILE_DAMAGED', { reason: 'It has an owner that cannot be.' });
    return shifted;
  }

  #entry(head: Buffer): boolean {
    const type = typeOf(head);
    const held = this.#held;
    // A link or a folder has no body, whatever size it says.
    const size = /[1-6]/.test(type) ? 0 : (this.#size ?? sizeOf(head));
    this.#held = [];
    this.#size = undefined;
    if (!Number.isSafeInteger(size) || size < 0)
      throw new MediaError('FILE_DAMAGED', { reason: 'It has a file of a size that cannot be.' });
    if (type === CHARACTER_DEVICE || type === BLOCK_DEVICE) {
      this.#rest = this.#rest.subarray(BLOCK);
      return true;
    }
    for (const piece of held) this.push(piece);
    for (const place of [UID, GID]) writeNumber(head, place, this.#shift(readNumber(head, place)));
    seal(head, size);
    this.entries += 1;
    this.#map = type === OLD_SPARSE && head[HAS_MAP] !== 0;
    return this.#pass(head, size);
  }
}
