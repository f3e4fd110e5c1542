export type Priority = 'high' | 'normal';

/** First come first served within a priority; `high` goes before `normal`. */
export class CallQueue<T> {
  readonly #lanes: Record<Priority, Set<T>> = { high: new Set(), normal: new Set() };

  push(item: T, priority: Priority): void {
    this.#lanes[priority].add(item);
  }

  shift(): T | undefined {
    for (const lane of [this.#lanes.high, this.#lanes.normal]) {
      for (const item of lane) {
        lane.delete(item);
        return item;
      }
    }
    return undefined;
  }

  /** @returns whether the item was still waiting */
  remove(item: T): boolean {
    return this.#lanes.high.delete(item) || this.#lanes.normal.delete(item);
  }

  /** Empties the queue. */
  drain(): T[] {
    const items = [...this.#lanes.high, ...this.#lanes.normal];
    this.#lanes.high.clear();
    this.#lanes.normal.clear();
    return items;
  }
}
