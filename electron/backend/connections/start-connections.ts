import type { Connection } from '#shared/contract/connections.ts';
import { FailureError } from '../failures/fail.ts';
import type { Logger } from '../ports.ts';
import type { ConnectionRegistry } from './connections.ts';
import { findContainers } from './find-containers.ts';
import { findLocalPlaces, FOUND, type Place } from './found.ts';
import { connectionId, defaultLabel } from './identity.ts';
import type { Remembered } from './remembered.ts';
import { canonicalUri, readUri } from './uri.ts';

export interface StartOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly log: Logger;
  /** Addresses of the command line; undefined where none was given at all, of hosts or of engines. */
  readonly given: readonly string[] | undefined;
  readonly discover: boolean;
  readonly remembered: Remembered;
}

/** The place an address stands for; the found ones keep their id and name when given by address. */
export function placeOf(text: string, label?: string): Place {
  const uri = canonicalUri(text);
  const known = FOUND.find(place => place.uri === uri);
  const parsed = readUri(text);
  // Shown and printed as it was typed: scripts look for the address they gave.
  const place = known ?? { id: connectionId(parsed), uri: text.trim(), label: defaultLabel(parsed) };
  return label === undefined || label === '' ? place : { ...place, label };
}

/** Fills the registry and turns everything on that is wanted. Returns how to stop looking for more. */
export async function startConnections(
  registry: ConnectionRegistry,
  options: StartOptions,
): Promise<() => void> {
  const { given, discover, remembered, env, log } = options;
  if (given !== undefined) {
    for (const text of given) start(registry, placeOf(text), 'given', false);
    return () => undefined;
  }
  const show = (place: Place) => {
    const label = remembered.labels[place.id] ?? place.label;
    start(registry, { ...place, label }, 'found', remembered.off.includes(place.id));
  };
  const stop = discover ? findContainers(registry, env, log, show) : () => undefined;
  if (discover) for (const place of await findLocalPlaces(env, process.getuid?.())) show(place);
  for (const { id, uri, label, off } of remembered.added) startAdded(registry, { id, uri, label }, off, log);
  return stop;
}

function startAdded(registry: ConnectionRegistry, place: Place, off: boolean, log: Logger): void {
  try {
    start(registry, place, 'added', off);
  } catch (error) {
    // Written by hand, or by a version that knew more: the others still count.
    if (!(error instanceof FailureError)) throw error;
    log.warn({ connection: place.id, failure: error.failure }, 'A remembered connection cannot be used');
  }
}

function start(registry: ConnectionRegistry, place: Place, origin: Connection['origin'], off: boolean): void {
  const parsed = readUri(place.uri);
  if (registry.get(place.id) !== undefined) return;
  const managed = registry.add(place, parsed, origin);
  if (!off) managed.retry();
}

/**
 * What the file should hold, from what is there now. Given ones are for this run only. What is not there now is
 * kept: found ones that show later or at another time, and added ones this version cannot use.
 */
export function toRemember(registry: Pick<ConnectionRegistry, 'list'>, before: Remembered): Remembered {
  const connections = registry.list();
  const found = connections.filter(({ origin }) => origin === 'found');
  const absent = (id: string) => !found.some(each => each.id === id);
  const renamed = found.filter(({ id, label }) => label !== FOUND.find(place => place.id === id)?.label);
  const labels = Object.fromEntries([
    ...Object.entries(before.labels).filter(([id]) => absent(id)),
    ...renamed.map(({ id, label }) => [id, label] as const),
  ]);
  const off = [
    ...before.off.filter(absent),
    ...found.filter(({ state }) => state === 'off').map(({ id }) => id),
  ];
  const added = connections
    .filter(({ origin }) => origin === 'added')
    .map(({ id, uri, label, state }) => ({ id, uri, label, off: state === 'off' }));
  return { added: [...added, ...before.added.filter(({ uri }) => !isUsable(uri))], labels, off };
}

function isUsable(uri: string): boolean {
  try {
    readUri(uri);
    return true;
  } catch (error) {
    if (error instanceof FailureError) return false;
    throw error;
  }
}
