import { isDeepStrictEqual } from 'node:util';
import type { Container, ContainerId, ContainerRef } from '#shared/contract/containers.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { Emitter } from '../watch/emitter.ts';
import type { RowChange } from '../watch/tell-rows.ts';
import { type ContainerKey, containerKey } from './container-key.ts';

export type ContainerChange = RowChange<Container, ContainerRef>;

/** Every container of every engine as last known. Tells of changes only: the same row again is silent. */
export class ContainerStore {
  readonly #known = new Map<ContainerKey, Container>();
  readonly #changes: Emitter<ContainerChange>;

  constructor(onListenerError: (error: unknown) => void) {
    this.#changes = new Emitter(onListenerError);
  }

  get(ref: ContainerRef): Container | undefined {
    return this.#known.get(containerKey(ref));
  }

  list(engine?: EngineId): Container[] {
    const all = [...this.#known.values()];
    return engine === undefined ? all : all.filter(each => each.engine === engine);
  }

  onChange(listener: (change: ContainerChange) => void): () => void {
    return this.#changes.on(listener);
  }

  put(row: Container): void {
    const key = containerKey(row);
    if (isDeepStrictEqual(this.#known.get(key), row)) return;
    this.#known.set(key, row);
    this.#changes.emit({ key, row });
  }

  remove({ engine, id }: ContainerRef): void {
    const key = containerKey({ engine, id });
    if (this.#known.delete(key)) this.#changes.emit({ key, row: undefined, ref: { engine, id } });
  }

  /** Removes the containers of an engine that are not to be kept: all of them by default. */
  removeAll(engine: EngineId, keep: ReadonlySet<ContainerId> = new Set()): void {
    for (const row of this.list(engine)) if (!keep.has(row.id)) this.remove(row);
  }
}
