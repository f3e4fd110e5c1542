interface Shared {
  /** Jobs that count on it. */
  holders: number;
  /** Whoever made it has taken its guest back: it goes with the last that counts on it, if that fails too. */
  abandoned: boolean;
  /** The last of those that look at it, fill it or delete it, one after another. */
  queue: Promise<unknown>;
  /** How many of those there still are. */
  turns: number;
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
      this.forgetUnused(key, shared);
    };
  }

  isHeld(key: string): boolean {
    return (this.volumes.get(key)?.holders ?? 0) > 0;
  }

  /** Leaves it to the others that hold it. */
  abandon(key: string): void {
    this.get(key).abandoned = true;
  }

  isAbandoned(key: string): boolean {
    return this.volumes.get(key)?.abandoned === true;
  }

  /** Runs `act` when nobody else is at it. */
  async alone<T>(key: string, act: () => Promise<T>): Promise<T> {
    const shared = this.get(key);
    const turn = shared.queue.then(act, act);
    shared.queue = turn.catch(() => undefined);
    shared.turns += 1;
    try {
      return await turn;
    } finally {
      shared.turns -= 1;
      this.forgetUnused(key, shared);
    }
  }

  private forgetUnused(key: string, shared: Shared): void {
    if (shared.holders === 0 && shared.turns === 0) this.volumes.delete(key);
  }

  private get(key: string): Shared {
    const fresh = { holders: 0, abandoned: false, queue: Promise.resolve(), turns: 0 };
    const known = this.volumes.get(key) ?? fresh;
    this.volumes.set(key, known);
    return known;
  }
}
