import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Terminal } from '@xterm/xterm';
import { api } from '#renderer/api/client.ts';
import { openConsoleChannel } from '#renderer/api/console-channel.ts';
import { toFailure } from '#renderer/api/failure.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { LinkLoop } from '../link-loop.ts';
import type { Link } from '../phase.ts';
import { openTextPipe, type TextPipe } from './open-text-pipe.ts';
import { adaptStyles } from './strict-styles.ts';
import { terminalTheme } from './terminal-theme.ts';

const idle: Link = { kind: 'idle' };

/**
 * One text console with what it printed. It lives on while it is not shown, as a serial line never repeats
 * what nobody read.
 */
export class TextSession {
  readonly terminal: Terminal;
  readonly search = new SearchAddon();
  /** What xterm draws into; moved to wherever the console is shown. */
  readonly element = document.createElement('div');
  readonly #fit = new FitAddon();
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
    adaptStyles();
    const family = getComputedStyle(document.documentElement).getPropertyValue('--mono').trim();
    this.terminal = new Terminal({
      fontFamily: family || 'monospace',
      fontSize: 13,
      scrollback: 10_000,
      theme: terminalTheme(),
      allowProposedApi: true,
      cursorBlink: true,
    });
    this.terminal.loadAddon(this.#fit);
    this.terminal.loadAddon(this.search);
    this.terminal.onData(text => this.#pipe?.send(new TextEncoder().encode(text)));
    this.terminal.onBinary(text =>
      this.#pipe?.send(Uint8Array.from(text, character => character.charCodeAt(0))),
    );
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

  showIn(parent: HTMLElement): void {
    parent.append(this.element);
    if (this.terminal.element === undefined) this.terminal.open(this.element);
    this.fit();
  }

  fit(): void {
    if (this.element.clientHeight > 0) this.#fit.fit();
  }

  dispose(): void {
    this.#disconnect();
    this.#listeners.clear();
    this.terminal.dispose();
    this.element.remove();
  }

  #connect(): LinkLoop<TextPipe> {
    return new LinkLoop<TextPipe>({
      open: async signal => {
        const { guest, alias } = this;
        const takeOver = this.#takeOver;
        this.#takeOver = false;
        const { ticket } = await api.consoles.open({ kind: 'text', guest, alias, takeOver }, { signal });
        const channel = await openConsoleChannel(ticket);
        return openTextPipe(channel, bytes => this.#draw(bytes), signal);
      },
      toFailure,
      onLink: (link, pipe) => {
        this.#pipe = pipe;
        this.#report(link);
      },
    });
  }

  #draw(bytes: Uint8Array): Promise<void> {
    return new Promise(resolve => this.terminal.write(bytes, resolve));
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
