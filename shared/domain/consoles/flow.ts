/**
 * How a console's bytes are carried, the same over a WebSocket and a MessagePort: bytes in binary messages, and
 * beside them notes of how many bytes the other side may send further. Neither side ever has more than its
 * window under way, so a slow screen slows its guest instead of filling memory. Both windows and the messages
 * and read buffers by which they are overshot stay below 1 MiB together.
 */
export const consoleWindow = {
  /** Pictures and output. */
  toViewer: 704 * 1024,
  /** Keys and pasted text. */
  toGuest: 64 * 1024,
} as const;

/** What may still be sent. It may go below zero by the one chunk that used it up. */
export class SendWindow {
  readonly #size: number;
  #left: number;

  constructor(size: number) {
    this.#size = size;
    this.#left = size;
  }

  get open(): boolean {
    return this.#left > 0;
  }

  spend(bytes: number): void {
    this.#left -= bytes;
  }

  grant(bytes: number): void {
    this.#left = Math.min(this.#left + bytes, this.#size);
  }
}

/** What came in and is not yet consumed. */
export class ReceiveWindow {
  readonly #size: number;
  #held = 0;
  #owed = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** False when the other side sent more than it was allowed to. */
  arrived(bytes: number): boolean {
    this.#held += bytes;
    // The other side stops once at or over its limit, so it may overshoot by one message.
    return this.#held + this.#owed - bytes < this.#size;
  }

  /** How many bytes to grant now. They are saved up, as one grant for each key would double the messages; 0 is none yet. */
  consumed(bytes: number): number {
    this.#held -= bytes;
    this.#owed += bytes;
    if (this.#owed < this.#size / 8) return 0;
    const grant = this.#owed;
    this.#owed = 0;
    return grant;
  }
}

/** The note as text: a WebSocket tells it from bytes by the message's type. */
export const grantText = (bytes: number): string => `+${bytes}`;

export function readGrant(text: string): number | undefined {
  const match = /^\+(\d{1,9})$/.exec(text);
  return match === null ? undefined : Number(match[1]);
}
