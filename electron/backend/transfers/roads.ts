import type { Readable, Writable } from 'node:stream';
import { TicketStore } from '#electron/consoles/tickets.ts';
import type { SessionId } from '../ports.ts';

/** What a ticket stands for: bytes that a browser sends, or fetches, in one request. */
export type ByteRoad =
  | {
      readonly kind: 'up';
      /** Bytes that the request has to have. Missing: not known, and no request at all, but a pipe into this process. */
      readonly length?: number;
      /** Resolves with whether all of it was read. */
      take(body: Readable): Promise<boolean>;
    }
  | {
      readonly kind: 'down';
      /** What the file is called there. */
      readonly name: string;
      /** Missing where it is known only at the end: the browser shows no share then. */
      readonly length?: number;
      /** Resolves when nothing more is sent. */
      give(answer: Writable): Promise<void>;
      /** Told when nobody came for it. */
      never(): void;
    };

/** Roads by ticket, each good once and for the session that asked. */
export class Roads {
  readonly #tickets = new TicketStore<ByteRoad>({
    discard: road => {
      if (road.kind === 'down') road.never();
    },
  });

  issue(session: SessionId, road: ByteRoad, lifeMs?: number): string {
    return this.#tickets.issue(session, road, lifeMs);
  }

  redeem(ticket: string, session: SessionId): ByteRoad | undefined {
    return this.#tickets.redeem(ticket, session);
  }

  close(): void {
    this.#tickets.clear();
  }
}
