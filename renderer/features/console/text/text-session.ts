import { api } from '#renderer/api/client.ts';
import { openConsoleChannel } from '#renderer/api/console-channel.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { HouseTerminal } from '#renderer/ui/terminal/make-terminal.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { LinkLoop } from '../link-loop.ts';
import type { Link } from '../phase.ts';
import { openTextPipe, type TextPipe } from './open-text-pipe.ts';

const idle: Link = { kind: 'idle' };

/**
 * One text console with what it printed. It lives on while it is not shown, as a serial line never repeats
 * what nobody read.
 */
export class TextSession {
  readonly screen = new HouseTerminal(bytes => this.#pipe?.send(bytes));
  readonly #listeners = new Set<() => void>();
  #loop: LinkLoop<TextPipe> | undefined;
  #pipe: TextPipe | undefined;
  #link = idle;
  #takeOver: boolean;

  constructor(
    private readonly guest: GuestRef,
    private readonly alias: string,
    takeOver: boolean,
  ) {
    this.#takeOver = takeOver;
  }

  get link(): Link {
    return this.#link;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opened while the guest runs, let go while it does not. */
  setWanted(wanted: boolean): void {
    if (wanted === (this.#loop !== undefined)) return;
    if (wanted) this.#loop = this.#connect();
    else this.#disconnect();
  }

  retryNow(): void {
    this.#loop?.retryNow();
  }

  /** Opens it even if somebody else has it, who is then out. */
  takeOver(): void {
    this.#takeOver = true;
    this.retryNow();
  }

  /** Ends the pipe and opens a new one. */
  reconnect(): void {
    if (this.#link.kind === 'open') this.#pipe?.close();
    this.retryNow();
  }

  dispose(): void {
    this.#disconnect();
    this.#listeners.clear();
    this.screen.dispose();
  }

  #connect(): LinkLoop<TextPipe> {
    return new LinkLoop<TextPipe>({
      open: async signal => {
        const { guest, alias } = this;
        const takeOver = this.#takeOver;
        this.#takeOver = false;
        const { ticket } = await api.consoles.open({ kind: 'text', guest, alias, takeOver }, { signal });
        const channel = await openConsoleChannel(ticket);
        return openTextPipe(channel, bytes => this.screen.draw(bytes), signal);
      },
      toFailure,
      onLink: (link, pipe) => {
        this.#pipe = pipe;
        this.#report(link);
      },
    });
  }

  #disconnect(): void {
    this.#loop?.stop();
    this.#loop = undefined;
    this.#pipe = undefined;
    this.#report(idle);
  }

  #report(link: Link): void {
    this.#link = link;
    for (const listener of this.#listeners) listener();
  }
}
