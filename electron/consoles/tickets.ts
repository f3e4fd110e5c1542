import { randomBytes } from 'node:crypto';

/** Security: long enough for a page to open its socket, too short for a ticket found later to be of use. */
export const ticketLifeMs = 10_000;

interface Entry<T> {
  readonly session: string;
  readonly value: T;
  readonly timer: NodeJS.Timeout;
}

export interface TicketOptions<T> {
  /** Called with what was never fetched, or asked for by somebody else. */
  discard(value: T): void;
}

/**
 * Tickets of 256 random bits, each good once, for ten seconds unless said, and for one session alone. What a ticket stands
 * for was opened for one guest, so it cannot be turned towards another.
 */
export class TicketStore<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #options: TicketOptions<T>;

  constructor(options: TicketOptions<T>) {
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  issue(session: string, value: T, lifeMs = ticketLifeMs): string {
    const ticket = randomBytes(32).toString('base64url');
    const timer = setTimeout(() => this.revoke(ticket), lifeMs);
    timer.unref();
    this.#entries.set(ticket, { session, value, timer });
    return ticket;
  }

  /** Undefined for a ticket that is unknown, used, too old or another session's; the last is revoked as well. */
  redeem(ticket: string, session: string): T | undefined {
    const entry = this.#entries.get(ticket);
    if (entry === undefined) return undefined;
    if (entry.session !== session) {
      this.revoke(ticket);
      return undefined;
    }
    this.#forget(ticket, entry);
    return entry.value;
  }

  revoke(ticket: string): void {
    const entry = this.#entries.get(ticket);
    if (entry === undefined) return;
    this.#forget(ticket, entry);
    this.#options.discard(entry.value);
  }

  clear(): void {
    for (const ticket of this.#entries.keys()) this.revoke(ticket);
  }

  #forget(ticket: string, entry: Entry<T>): void {
    clearTimeout(entry.timer);
    this.#entries.delete(ticket);
  }
}
