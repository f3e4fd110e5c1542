import type { ContainerRef } from '#shared/contract/containers.ts';
import type { HistoryEntry } from '#shared/contract/history.ts';
import type { EngineBackend } from '../../testing/start-engine-backend.ts';

/** What an open page of a container shows of its history, oldest first, as soon as it is enough. */
export async function shownHistory(
  { client }: Pick<EngineBackend, 'client'>,
  { engine, id }: ContainerRef,
  enough: (entries: readonly HistoryEntry[]) => boolean,
): Promise<HistoryEntry[]> {
  const all: HistoryEntry[] = [];
  for await (const { entries } of await client.history.watch({ container: { engine, id } })) {
    all.push(...entries);
    if (enough(all)) return all;
  }
  throw new Error('The stream ended.');
}

export const textsOf = (entries: readonly HistoryEntry[]) => entries.map(({ text }) => text);
