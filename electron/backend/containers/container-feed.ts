import { type Container, type ContainerId, containerIdSchema } from '#shared/contract/containers.ts';
import { eachLimited } from '../guests/each-limited.ts';
import { RereadQueue } from '../guests/reread-queue.ts';
import type { Logger } from '../ports.ts';
import type { EngineEvent, LiveEngine } from '../engines/ports.ts';
import type { ContainerStore } from './container-store.ts';
import { readList, readRow, readState, type StateFacts } from './read-rows.ts';

/** Asked one by one, after the list is shown: leaves room for what a person waits for. */
const READS_AT_ONCE = 4;

/** Things done to a container that change nothing of its row; of `kill`, it is the `die` that follows. */
const SILENT =
  /^(exec_|health_status: running|attach|detach|resize|top|commit|copy|export|kill|archive-path|extract-to-dir)/;

/** Keeps the store true for one link: reads everything once, then what events name. */
export class ContainerFeed {
  readonly #live: LiveEngine;
  readonly #store: ContainerStore;
  readonly #log: Logger;
  readonly #queue: RereadQueue<ContainerId, Container | undefined>;
  /** Named by an event since the beginning: what the first readings find of them may be older. */
  readonly #heard = new Set<ContainerId>();

  constructor(live: LiveEngine, store: ContainerStore, log: Logger) {
    this.#live = live;
    this.#store = store;
    this.#log = log;
    this.#queue = new RereadQueue({
      read: id => readRow(live, id),
      done: (id, row) => this.#take(id, row),
      failed: (id, error) => this.#failed(id, error),
    });
  }

  /** Listens, then lists everything; resolves once every row is there. What a list lacks comes after that. */
  async start(): Promise<void> {
    this.#queue.pause();
    const unlisten = this.#live.onEvent(event => this.#hear(event));
    const gone = () => {
      unlisten();
      this.#queue.stop(this.#live.gone.reason as Error);
    };
    this.#live.gone.addEventListener('abort', gone, { once: true });
    const rows = await readList(this.#live);
    for (const row of rows) if (!this.#heard.has(row.id)) this.#store.put(this.#withWhatIsKnown(row));
    this.#store.removeAll(this.#live.id, new Set([...rows.map(({ id }) => id), ...this.#heard]));
    this.#queue.resume();
    void this.#complete(rows);
  }

  /** Reads one again, whether or not an event came. */
  async reread(id: ContainerId): Promise<void> {
    await this.#queue.reread(id);
  }

  /** Of the time before the engine was lost; asked for again after this. */
  #withWhatIsKnown(row: Container): Container {
    const known = this.#store.get(row);
    if (known?.state !== row.state) return row;
    const { since, exitCode, startFailed, health } = known;
    return {
      ...row,
      ...(since !== undefined && { since }),
      ...(exitCode !== undefined && { exitCode }),
      ...(startFailed !== undefined && { startFailed }),
      ...(health !== undefined && { health }),
    };
  }

  async #complete(rows: readonly Container[]): Promise<void> {
    const gone = () => this.#live.gone.aborted;
    await eachLimited(rows, READS_AT_ONCE, async ({ engine, id }) => {
      if (gone() || this.#heard.has(id)) return;
      try {
        const state = await readState(this.#live, id);
        const row = this.#store.get({ engine, id });
        if (gone() || this.#heard.has(id) || row === undefined) return;
        if (state !== undefined) this.#store.put({ ...withoutStateFacts(row), ...state });
      } catch (error) {
        this.#failed(id, error);
      }
    });
  }

  #hear({ type, action, actor }: EngineEvent): void {
    if (type === 'network' && (action === 'connect' || action === 'disconnect'))
      this.#changed(actor.attributes['container']);
    if (type !== 'container' || SILENT.test(action)) return;
    this.#changed(actor.id, action === 'destroy');
  }

  #changed(text: string | undefined, gone = false): void {
    const id = containerIdSchema.safeParse(text);
    if (!id.success) return;
    this.#heard.add(id.data);
    if (gone) this.#store.remove({ engine: this.#live.id, id: id.data });
    // Also of one that is gone: a reading that is under way must not bring it back.
    this.#queue.mark(id.data);
  }

  #take(id: ContainerId, row: Container | undefined): void {
    if (this.#live.gone.aborted) return;
    if (row === undefined) this.#store.remove({ engine: this.#live.id, id });
    else this.#store.put(row);
  }

  #failed(id: ContainerId, error: unknown): void {
    // The engine is gone: every other reading would fail the same way.
    if (this.#live.gone.aborted) return;
    this.#log.warn({ err: error, engine: this.#live.id, container: id }, 'A container could not be read');
  }
}

function withoutStateFacts(row: Container): Omit<Container, keyof StateFacts> {
  const {
    state: _state,
    since: _since,
    exitCode: _code,
    startFailed: _failed,
    health: _health,
    ...rest
  } = row;
  return rest;
}
