/** Where the work of a job waits while a person has it paused. */
export class PauseGate {
  #paused = false;
  readonly #listeners = new Set<() => void>();

  get paused(): boolean {
    return this.#paused;
  }

  set(paused: boolean): void {
    if (this.#paused === paused) return;
    this.#paused = paused;
    for (const listener of this.#listeners) listener();
  }

  /** Calls back after each change; returns how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves at once, or once it is resumed; rejects with the reason of `signal`. */
  async open(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (!this.#paused) return;
    await new Promise<void>((resolve, reject) => {
      const look = () => {
        if (this.#paused && !signal.aborted) return;
        stop();
        signal.removeEventListener('abort', look);
        if (signal.aborted) reject(signal.reason as Error);
        else resolve();
      };
      const stop = this.onChange(look);
      signal.addEventListener('abort', look);
    });
  }
}
