import { setTimeout as rest } from 'node:timers/promises';
import type { LayerProgress } from '#shared/contract/images/actions.ts';
import { LayerBook, type ProgressLine } from '#shared/domain/images/layer-progress.ts';
import { Pending } from '../watch/pending.ts';
import { stoppable } from '../watch/stoppable.ts';

/** Milliseconds between two tellings: smooth to look at, and a few messages for thousands of lines. */
const REST_MS = 100;
/** Of so many jobs the layers are kept for whoever looks after the end. */
const KEPT = 20;

/** The layers of one pull or push. */
export class LayerFeed {
  readonly book = new LayerBook();
  readonly #watchers = new Set<Pending<'layers', true>>();
  #over = false;

  /** False for a line that is about no layer. */
  apply(line: ProgressLine): boolean {
    if (!this.book.apply(line)) return false;
    this.#tell();
    return true;
  }

  end(): void {
    this.#over = true;
    this.#tell();
  }

  async *watch(stop: AbortSignal): AsyncGenerator<LayerProgress[], void, void> {
    const pending = new Pending<'layers', true>();
    this.#watchers.add(pending);
    pending.put('layers', true);
    try {
      while ((await pending.take(1, stop)) !== undefined) {
        const last = this.#over;
        yield this.book.layers;
        if (last) return;
        await rest(REST_MS, undefined, { signal: stop }).catch(() => undefined);
      }
    } finally {
      this.#watchers.delete(pending);
    }
  }

  #tell(): void {
    for (const pending of this.#watchers) pending.put('layers', true);
  }
}

/** The layers of every pull and push, by its job. */
export class LayerFeeds {
  readonly #byJob = new Map<string, LayerFeed>();

  begin(job: string): LayerFeed {
    const feed = new LayerFeed();
    this.#byJob.set(job, feed);
    for (const old of [...this.#byJob.keys()].slice(0, -KEPT)) this.#byJob.delete(old);
    return feed;
  }

  /** Ends with the job; of one that has no layers, at once. */
  watch(job: string, signal?: AbortSignal): AsyncGenerator<LayerProgress[], void, void> {
    return stoppable(stop => this.#watch(job, stop), signal);
  }

  async *#watch(job: string, stop: AbortSignal): AsyncGenerator<LayerProgress[], void, void> {
    const feed = this.#byJob.get(job);
    if (feed === undefined) yield [];
    else yield* feed.watch(stop);
  }
}
