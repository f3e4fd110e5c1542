import { api } from '#renderer/api/client.ts';
import { openConsoleChannel, type ConsoleChannel } from '#renderer/api/console-channel.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { HouseTerminal } from '#renderer/ui/terminal/make-terminal.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { ExecId, ShellChoice } from '#shared/contract/container-shells.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import { TypeAhead } from './type-ahead.ts';

/** A program started inside, or the main process that is there. */
export type Entered = { readonly kind: 'shell'; readonly choice: ShellChoice } | { readonly kind: 'attach' };

export type ShellState =
  /** `lost`: more was typed before it was open than is kept. */
  | { readonly kind: 'opening' | 'open'; readonly lost?: true }
  /** `detached`: the other side goes on without us. */
  | { readonly kind: 'ended'; readonly exitCode?: number | undefined; readonly detached?: true }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** One terminal inside a container, with what it printed. It lives on while it is not shown, and ends when closed. */
export class ShellSession {
  readonly screen = new HouseTerminal(bytes => this.#typed(bytes));
  readonly #ahead = new TypeAhead();
  readonly #listeners = new Set<() => void>();
  #state: ShellState = { kind: 'opening' };
  #channel: ConsoleChannel | undefined;
  #exec: ExecId | undefined;
  #closed = false;

  constructor(
    readonly number: number,
    readonly container: ContainerRef,
    readonly entered: Entered,
  ) {
    this.screen.terminal.onResize(({ cols: columns, rows }) => this.#resize({ columns, rows }));
    void this.open();
  }

  get state(): ShellState {
    return this.#state;
  }

  get title(): string {
    const { entered } = this;
    if (entered.kind === 'attach') return 'Main process';
    const [program = ''] = entered.choice.command;
    return program.slice(program.lastIndexOf('/') + 1);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begins anew, below what was printed. */
  async open(): Promise<void> {
    this.#tell({ kind: 'opening' });
    try {
      const { cols: columns, rows } = this.screen.terminal;
      const { container, entered } = this;
      const { ticket, exec } = await api.consoles.open(
        entered.kind === 'attach'
          ? { kind: 'attach', container }
          : { ...entered, container, size: { columns, rows } },
      );
      this.#exec = exec;
      this.#listen(await openConsoleChannel(ticket));
    } catch (error) {
      this.#tell({ kind: 'failed', failure: toFailure(error) });
    }
  }

  /** Lets go of the main process, or ends the program that was started. */
  close(): void {
    this.#closed = true;
    this.#channel?.close();
    this.screen.dispose();
  }

  /** Lets go, and keeps what was printed. */
  detach(): void {
    this.#channel?.close();
  }

  #listen(channel: ConsoleChannel): void {
    if (this.#closed) return channel.close();
    this.#channel = channel;
    const { lost } = this.#ahead;
    this.#tell({ kind: 'open', ...(lost && { lost }) });
    for (const bytes of this.#ahead.take()) channel.send(bytes);
    const { cols: columns, rows } = this.screen.terminal;
    this.#resize({ columns, rows });
    channel.onclose = ({ code }) => void this.#ended(code);
    // The last one to be set: what came on its way here is handed over now.
    channel.onmessage = ({ data }) => this.screen.draw(new Uint8Array(data));
    return undefined;
  }

  /** As a terminal does it: what is typed before there is a shell is read by it once it is there. */
  #typed(bytes: Uint8Array): void {
    if (this.#state.kind === 'open') this.#channel?.send(bytes);
    if (this.#state.kind !== 'opening') return;
    this.#ahead.keep(bytes);
    if (this.#ahead.lost && !this.#state.lost) this.#tell({ kind: 'opening', lost: true });
  }

  #resize(size: { columns: number; rows: number }): void {
    if (this.#state.kind !== 'open') return;
    const { container } = this;
    const exec = this.#exec;
    // What is drawn a little wrong is seen, and right with the next size.
    api.containerShells.resize({ container, size, ...(exec && { exec }) }).catch(() => undefined);
  }

  async #ended(code: number): Promise<void> {
    this.#channel = undefined;
    if (this.#closed) return;
    if (code === consoleClose.failed || code === consoleClose.viewerLost)
      return this.#tell({ kind: 'failed', failure: { code: 'CONNECTION_LOST', params: {} } });
    const exec = this.#exec;
    if (this.entered.kind === 'attach' || exec === undefined)
      return this.#tell({ kind: 'ended', detached: true });
    try {
      const [program = ''] = this.entered.choice.command;
      const { container } = this;
      const { exitCode, failure } = await api.containerShells.outcome({ container, exec, program });
      this.#tell(failure === undefined ? { kind: 'ended', exitCode } : { kind: 'failed', failure });
    } catch {
      // Gone with its container: that says what became of it.
      this.#tell({ kind: 'ended' });
    }
  }

  #tell(state: ShellState): void {
    if (this.#closed) return;
    this.#state = state;
    // Never for another that is opened later.
    if (state.kind === 'failed') this.#ahead.forget();
    for (const listener of this.#listeners) listener();
  }
}
