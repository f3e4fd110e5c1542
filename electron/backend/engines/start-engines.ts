import { basename, dirname } from 'node:path';
import type { LocalSocket } from '#electron/docker/local-sockets.ts';
import { watchForSocket } from '../connections/socket-watch.ts';
import { FailureError } from '../failures/fail.ts';
import type { Logger } from '../ports.ts';
import { type EnginePlace, placeOf } from './engine-place.ts';
import type { EngineRegistry } from './engine-registry.ts';
import { findEngines } from './find-engines.ts';
import type { RememberedEngines } from './remembered.ts';

export interface StartEnginesOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly log: Logger;
  /** Addresses of the command line; undefined where none was given at all, of engines or others. */
  readonly given: readonly string[] | undefined;
  readonly discover: boolean;
  readonly remembered: RememberedEngines;
}

export interface EngineSearch {
  /** Looks once more for what a person has by themselves. */
  look(): Promise<void>;
  stop(): void;
}

/** Fills the registry and turns everything on that is wanted. Throws URI_INVALID for a bad given address. */
export async function startEngines(
  registry: EngineRegistry,
  { env, log, given, discover, remembered }: StartEnginesOptions,
): Promise<EngineSearch> {
  if (given !== undefined) {
    for (const text of given) start(registry, placeOf(text, { origin: 'given' }), false);
    return { look: () => Promise.resolve(), stop: () => undefined };
  }
  const watched = new Map<string, () => void>();
  const show = (place: EnginePlace) => {
    start(registry, place, remembered.off.includes(place.id));
    const label = remembered.labels[place.id];
    if (label !== undefined && registry.get(place.id) !== undefined) registry.managed(place.id).rename(label);
  };
  const look = async () => {
    if (!discover) return;
    const { places, absent, configuration } = await findEngines(env);
    for (const place of places) if (registry.get(place.id) === undefined) show(place);
    registry.setConfiguration(configuration);
    for (const socket of absent) if (!watched.has(socket.path)) watched.set(socket.path, watch(socket));
  };
  const watch = ({ path }: LocalSocket) =>
    watchForSocket({ folder: dirname(path), name: basename(path) }, () => {
      look().catch((error: unknown) => log.warn({ err: error }, 'Engines of this computer were not found'));
    });
  await look();
  for (const each of remembered.added) startAdded(registry, each, log);
  return {
    look,
    stop() {
      for (const stop of watched.values()) stop();
    },
  };
}

function startAdded(
  registry: EngineRegistry,
  { id, address, label, certificates, off }: RememberedEngines['added'][number],
  log: Logger,
): void {
  try {
    const tls = certificates === undefined ? {} : { tls: { folder: certificates } };
    start(registry, placeOf(address, { origin: 'added', id, label, ...tls }), off);
  } catch (error) {
    // Written by hand, or by a version that knew more: the others still count.
    if (!(error instanceof FailureError)) throw error;
    log.warn({ engine: id, failure: error.failure }, 'A remembered engine cannot be used');
  }
}

function start(registry: EngineRegistry, place: EnginePlace, off: boolean): void {
  if (registry.at(place) !== undefined) return;
  const managed = registry.add(place);
  if (!off) managed.retry();
}
