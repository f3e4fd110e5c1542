interface Shared {
  /** Jobs that count on it. */
  holders: number;
  /** The last of those that look at it, fill it or delete it, one after another. */
  queue: Promise<unknown>;
}

/** Volumes that several guests stand on, as far as jobs of this process have to do with them. */
export class SharedVolumes {
  private readonly volumes = new Map<string, Shared>();

  /** Keeps it from being deleted by another job, until the returned function is called. */
  hold(key: string): () => void {
    const shared = this.get(key);
    shared.holders += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      shared.holders -= 1;
      if (shared.holders === 0) this.volumes.delete(key);
    };
  }

  isHeld(key: string): boolean {
    return this.volumes.has(key);
  }

  /** Runs `act` when nobody else is at it. The caller holds it. */
  async alone<T>(key: string, act: () => Promise<T>): Promise<T> {
    const shared = this.get(key);
    const turn = shared.queue.then(act, act);
    shared.queue = turn.catch(() => undefined);
    return await turn;
  }

  private get(key: string): Shared {
    const known = this.volumes.get(key) ?? { holders: 0, queue: Promise.resolve() };
    this.volumes.set(key, known);
    return known;
  }
}
