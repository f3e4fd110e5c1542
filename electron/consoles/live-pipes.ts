import { type BytePipe, ConsoleError, TakenOverError } from './byte-pipe.ts';

/** Screens and text consoles open at a time, of everybody together. */
const most = 64;

/** The pipes that are open, and who holds the consoles that let in one viewer only. */
export class LivePipes {
  readonly #pipes = new Set<BytePipe>();
  readonly #exclusive = new Map<string, BytePipe>();

  /** Throws RESOURCE_BUSY when there are too many. */
  makeRoom(): void {
    if (this.#pipes.size >= most) {
      throw new ConsoleError('RESOURCE_BUSY', { name: 'consoles', limit: String(most) });
    }
  }

  add(pipe: BytePipe): void {
    this.#pipes.add(pipe);
    pipe.once('close', () => this.#pipes.delete(pipe));
  }

  holder(key: string): BytePipe | undefined {
    return this.#exclusive.get(key);
  }

  hold(key: string, pipe: BytePipe): void {
    this.#exclusive.set(key, pipe);
    pipe.once('close', () => {
      if (this.#exclusive.get(key) === pipe) this.#exclusive.delete(key);
    });
  }

  /** Ends our own holder, telling its viewer why, before the console is opened anew. */
  async takeOver(key: string): Promise<void> {
    const pipe = this.#exclusive.get(key);
    if (pipe === undefined || pipe.destroyed) return;
    const closed = new Promise<void>(resolve => {
      pipe.once('close', () => resolve());
    });
    pipe.once('error', () => {});
    pipe.destroy(new TakenOverError());
    await closed;
  }

  closeAll(): void {
    for (const pipe of this.#pipes) pipe.destroy();
  }
}
