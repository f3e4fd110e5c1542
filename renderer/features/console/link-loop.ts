import type { Failure } from '#shared/contract/failure.ts';
import { retryDelay, type Link } from './phase.ts';

/** Why a pipe is no more. `final` ones are not opened again unless a person asks. */
export interface PipeEnd {
  readonly failure: Failure;
  readonly final?: boolean;
}

/** A pipe that works. `ended` resolves, never rejects. */
export interface OpenPipe {
  readonly ended: Promise<PipeEnd>;
  close(): void;
}

export interface LinkLoopOptions<Pipe extends OpenPipe> {
  /** Rejects when there is no pipe to be had; must let go of everything when the signal aborts. */
  open(signal: AbortSignal): Promise<Pipe>;
  toFailure(error: unknown): Failure;
  onLink(link: Link, pipe: Pipe | undefined): void;
}

/** A pipe open for less than this counts as a failed attempt, so that a server that hangs up at once is not hammered. */
const steadyMs = 2000;

/** Keeps one pipe open: opens it again whenever it breaks, after a growing pause. */
export class LinkLoop<Pipe extends OpenPipe> {
  readonly #stop = new AbortController();
  #hurry: (() => void) | undefined;

  constructor(private readonly options: LinkLoopOptions<Pipe>) {
    void this.#run();
  }

  /** Ends the pipe and the loop; nothing is reported any more. */
  stop(): void {
    this.#stop.abort();
    this.#hurry?.();
  }

  /** Does not wait for `retryAt`. */
  retryNow(): void {
    this.#hurry?.();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    let after: { after?: Failure } = {};
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      this.#report({ kind: 'connecting', ...after }, undefined);
      const openedAt = Date.now();
      const { failure, final } = await this.#once();
      if (signal.aborted) return;
      after = { after: failure };
      if (Date.now() - openedAt > steadyMs) attempt = 0;
      const delay = final === true ? undefined : retryDelay(attempt);
      this.#report(
        { kind: 'broken', failure, ...(delay === undefined ? {} : { retryAt: Date.now() + delay }) },
        undefined,
      );
      await this.#wait(delay);
    }
  }

  /** One pipe from opening to its end. */
  async #once(): Promise<PipeEnd> {
    const { signal } = this.#stop;
    try {
      const pipe = await this.options.open(signal);
      const close = () => pipe.close();
      signal.addEventListener('abort', close);
      if (signal.aborted) pipe.close();
      else this.#report({ kind: 'open', silent: false }, pipe);
      const end = await pipe.ended;
      signal.removeEventListener('abort', close);
      return end;
    } catch (error) {
      return { failure: this.options.toFailure(error) };
    }
  }

  #report(link: Link, pipe: Pipe | undefined): void {
    if (!this.#stop.signal.aborted) this.options.onLink(link, pipe);
  }

  /** Without `ms`: until somebody is in a hurry. */
  #wait(ms: number | undefined): Promise<void> {
    return new Promise(resolve => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
