/**
 * How a console's bytes are carried, the same over a WebSocket and a MessagePort: bytes in binary messages, and
 * beside them notes of how many bytes the other side may send further. Neither side ever has more than
 * `consoleWindow` bytes under way, so a slow screen slows its guest instead of filling memory.
 */
export const consoleWindow = 512 * 1024;

/** Grants are saved up, as one for each keystroke would double the messages. Well below the window. */
const grantStep = consoleWindow / 8;

/** What may still be sent. It may go below zero by the one chunk that used it up. */
export class SendWindow {
  #left = consoleWindow;

  get open(): boolean {
    return this.#left > 0;
  }

  spend(bytes: number): void {
    this.#left -= bytes;
  }

  grant(bytes: number): void {
    this.#left = Math.min(this.#left + bytes, consoleWindow);
  }
}

/** What came in and is not yet consumed. */
export class ReceiveWindow {
  #held = 0;
  #owed = 0;

  /** False when the other side sent more than it was allowed to. */
  arrived(bytes: number): boolean {
    this.#held += bytes;
    // The other side stops once at or over its limit, so it may overshoot by one message.
    return this.#held + this.#owed - bytes < consoleWindow;
  }

  /** How many bytes to grant now; 0 is none yet. */
  consumed(bytes: number): number {
    this.#held -= bytes;
    this.#owed += bytes;
    if (this.#owed < grantStep) return 0;
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
