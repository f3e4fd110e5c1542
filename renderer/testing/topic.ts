/** Events for whoever follows. */
export class Topic<Event> {
  readonly #followers = new Set<(event: Event) => void>();

  publish(event: Event): void {
    for (const follower of this.#followers) follower(event);
  }

  /** Begins at once, not at the first `next`: nothing published in between is missed. */
  follow(signal: AbortSignal | undefined): AsyncGenerator<Event> {
    const queue: Event[] = [];
    let wake = () => {};
    const follower = (event: Event) => {
      queue.push(event);
      wake();
    };
    this.#followers.add(follower);
    signal?.addEventListener('abort', () => wake());
    const followers = this.#followers;
    return (async function* () {
      try {
        while (signal?.aborted !== true) {
          const next = queue.shift();
          if (next !== undefined) yield next;
          else await new Promise<void>(resolve => (wake = resolve));
        }
      } finally {
        followers.delete(follower);
      }
    })();
  }
}
