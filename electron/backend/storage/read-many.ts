import type { Connection, StorageVolRef } from 'node-libvirt';
import type { VolumeFacts } from '#shared/contract/volumes.ts';
import type { LiveConnection } from '../ports.ts';
import { answered, type Limit } from './answered.ts';
import { readFacts } from './read-facts.ts';

/** Volumes asked for in one write, and waited for together. */
const SLICE = 16;
/** Slices of a connection under way at a time: while one is taken in, the daemon works on another. */
const SLICES = 2;

/** For so many volumes connections of their own are worth their opening. */
const MANY = 500;
const OWN_CONNECTIONS = 2;

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
  const own = refs.length < MANY ? [] : await openOwn(live);
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
  const lanes = (own.length > 0 ? own : [undefined]).flatMap(over =>
    Array.from({ length: SLICES }, () => lane(over)),
  );
  try {
    await Promise.all(lanes);
  } finally {
    // Whatever hangs on them is given up by the lane that asked it.
    for (const connection of own) void connection.close();
  }
}

/** As many as can be had: without them it only takes longer. */
async function openOwn(live: LiveConnection): Promise<Connection[]> {
  const asked = Array.from({ length: OWN_CONNECTIONS }, () => live.openCrowdConnection(SLICE * SLICES));
  const outcomes = await Promise.allSettled(asked);
  return outcomes.flatMap(outcome => (outcome.status === 'fulfilled' ? [outcome.value] : []));
}
