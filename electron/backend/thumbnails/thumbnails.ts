import type { Guest } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { fail } from '../failures/fail.ts';
import { domainRef, guestKey } from '../guests/guest-key.ts';
import type { Connections } from '../ports.ts';
import { ImageError } from './image-error.ts';
import { readPng } from './read-png.ts';
import { readPpm } from './read-ppm.ts';
import { writePng } from './write-png.ts';

/** Pictures taken at a time: each holds up a guest's monitor for some milliseconds. */
const AT_A_TIME = 2;

/** Small pictures of guests' screens. The same one asked for twice at a time is taken once. */
export class Thumbnails {
  readonly #connections: Connections;
  readonly #underWay = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  readonly #waiting: (() => void)[] = [];
  #taking = 0;

  constructor(connections: Connections) {
    this.#connections = connections;
  }

  /** A PNG at most `width` wide. STATE_INVALID for a guest that is off, UNSUPPORTED without a screen. */
  async take(guest: Guest, width: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    if (!isActive(guest.state)) throw fail('STATE_INVALID', { name: guest.name, state: guest.state });
    const key = `${guestKey(guest)} ${width}`;
    const present = this.#underWay.get(key);
    if (present !== undefined) return await present;
    const taken = this.#inTurn(() => this.#take(guest, width), signal);
    this.#underWay.set(key, taken);
    try {
      return await taken;
    } finally {
      this.#underWay.delete(key);
    }
  }

  async #inTurn<Answer>(work: () => Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
    if (this.#taking >= AT_A_TIME) await new Promise<void>(resolve => this.#waiting.push(resolve));
    else this.#taking += 1;
    try {
      // Scrolled out of sight while it waited.
      signal?.throwIfAborted();
      return await work();
    } finally {
      // The place goes to the next in line without becoming free in between.
      const next = this.#waiting.shift();
      if (next === undefined) this.#taking -= 1;
      else next();
    }
  }

  async #take(guest: Guest, width: number): Promise<Uint8Array<ArrayBuffer>> {
    const rpc = await this.#connections.require(guest.connection).bulk();
    const stream = await rpc.openStream('domainScreenshot', { dom: domainRef(guest), screen: 0, flags: 0 });
    try {
      const read = stream.result.mime === 'image/png' ? readPng : readPpm;
      return await writePng(await read(stream, width));
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      throw fail('UNSUPPORTED', { name: guest.name }, error.message);
    } finally {
      stream.destroy();
    }
  }
}
