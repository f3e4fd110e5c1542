import type { Connection, StorageVolRef } from 'node-libvirt';
import type { VolumeFacts } from '#shared/contract/volumes.ts';
import type { LiveConnection } from '../../ports.ts';
import { answered, type Limit } from '../../storage/answered.ts';
import { readFacts } from './read-facts.ts';

/** Volumes whose answers are waited for together. */
const SLICE = 16;
/** Slices asked at a time over each connection, so that the daemon never waits for us. */
const SLICES = 2;

/** libvirtd works on five calls of a connection: for so many volumes more connections are worth their opening. */
const MANY = 500;
const MORE_CONNECTIONS = 2;

/**
 * Reads volumes, and tells of each as soon as it is read: undefined for one that is gone, or that libvirt cannot
 * read. Throws TIMEOUT where libvirt does not answer.
 */
export async function readMany(
  live: LiveConnection,
  refs: readonly StorageVolRef[],
  limit: Limit,
  tell: (ref: StorageVolRef, facts: VolumeFacts | undefined) => void,
): Promise<void> {
  const opened = refs.length < MANY ? [] : await openMore(live);
  let next = 0;
  let failed = false;
  const lane = async (over: Connection | undefined) => {
    while (next < refs.length && !failed) {
      const slice = refs.slice(next, (next += SLICE));
      const ask = (rpc: Connection) =>
        Promise.all(slice.map(async ref => tell(ref, await readFacts(rpc, ref))));
      try {
        await answered(live, ask, { ...limit, ...(over && { over }) });
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const lanes = [undefined, ...opened].flatMap(over => Array.from({ length: SLICES }, () => lane(over)));
  try {
    await Promise.all(lanes);
  } finally {
    // Whatever hangs on them is given up by the lane that asked it.
    for (const connection of opened) void connection.close();
  }
}

/** As many as can be had: without them it only takes longer. */
async function openMore(live: LiveConnection): Promise<Connection[]> {
  const asked = Array.from({ length: MORE_CONNECTIONS }, () => live.openStreamConnection());
  const outcomes = await Promise.allSettled(asked);
  return outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}
