import { setTimeout as rest } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { EngineListEvent } from '#shared/contract/engine-list.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { Pending } from '../watch/pending.ts';
import { stoppable } from '../watch/stoppable.ts';
import type { EngineEvent, Engines, LiveEngine } from './ports.ts';

/** Milliseconds between two readings: starting a project is hundreds of events within a second. */
const REST_MS = 150;

export interface EngineFeed<Item> {
  readonly engines: Engines;
  /** Which events may change the list. */
  readonly when: (event: EngineEvent) => boolean;
  /** The whole list, as it is now. */
  readonly read: (live: LiveEngine) => Promise<readonly Item[]>;
  readonly keyOf: (item: Item) => string;
}

/**
 * A list of an engine's things, then what changes in it, read only while somebody looks. It outlives the loss of the
 * engine: once that is back, what changed meanwhile is told. Throws NOT_FOUND for an engine that is not known.
 */
export function watchEngineList<Item>(
  feed: EngineFeed<Item>,
  engine: EngineId,
  signal?: AbortSignal,
): AsyncGenerator<EngineListEvent<Item>, void, void> {
  if (feed.engines.get(engine) === undefined) feed.engines.require(engine);
  return stoppable(stop => follow(feed, engine, stop), signal);
}

async function* follow<Item>(
  { engines, when, read, keyOf }: EngineFeed<Item>,
  engine: EngineId,
  stop: AbortSignal,
): AsyncGenerator<EngineListEvent<Item>, void, void> {
  const pending = new Pending<'changed', true>();
  const changed = () => pending.put('changed', true);
  const ears = listen(engines, engine, when, changed);
  let known: Map<string, Item> | undefined;
  try {
    for (;;) {
      if ((await pending.take(1, stop)) === undefined) return;
      const live = engines.live(engine);
      const items = live && (await readWhileThere(live, read));
      if (items === undefined) continue;
      const now = new Map(items.map(item => [keyOf(item), item]));
      yield* known === undefined ? [{ kind: 'snapshot' as const, items: [...items] }] : changes(known, now);
      known = now;
      await rest(REST_MS, undefined, { signal: stop }).catch(() => undefined);
    }
  } finally {
    ears();
  }
}

/** Hears the engine's events of this time of being online and of every later one; returns how to stop. */
function listen(
  engines: Engines,
  engine: EngineId,
  when: EngineFeed<never>['when'],
  changed: () => void,
): () => void {
  let heard: LiveEngine | undefined;
  let stopEvents = () => {};
  const attach = () => {
    const live = engines.live(engine);
    if (live === heard) return;
    stopEvents();
    heard = live;
    if (live === undefined) return;
    stopEvents = live.onEvent(event => {
      if (when(event)) changed();
    });
    changed();
  };
  const stopChanges = engines.onChange(attach);
  attach();
  return () => {
    stopChanges();
    stopEvents();
  };
}

/** Undefined when the engine went away meanwhile: it is read again once it is back. */
async function readWhileThere<Item>(
  live: LiveEngine,
  read: EngineFeed<Item>['read'],
): Promise<readonly Item[] | undefined> {
  try {
    return await read(live);
  } catch (error) {
    if (live.gone.aborted) return undefined;
    throw error;
  }
}

function* changes<Item>(
  known: ReadonlyMap<string, Item>,
  now: ReadonlyMap<string, Item>,
): Generator<EngineListEvent<Item>> {
  const items = [...now].flatMap(([key, item]) => (isDeepStrictEqual(known.get(key), item) ? [] : [item]));
  const keys = [...known.keys()].filter(key => !now.has(key));
  if (items.length > 0) yield { kind: 'upsert', items };
  if (keys.length > 0) yield { kind: 'remove', keys };
}
