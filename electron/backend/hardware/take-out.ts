import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import type { Item } from '#shared/domain/hardware/item-id.ts';
import { type EditsPlan, isToDo } from '#shared/domain/hardware/plan-edits.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { fail } from '../failures/fail.ts';
import type { HardwareDeps } from './hardware-deps.ts';
import { aliasOf, askAgain, held, RemovalWatch, unplug } from './live/unplug.ts';
import type { LiveGuest } from './live/live-guest.ts';
import { writeEdits } from './write-edits.ts';

/** A device that the running guest has to let go of before the lasting document forgets it. */
export interface Leaving {
  /** Its place among the edits. */
  readonly edit: number;
  readonly how: HardwareEdit;
  readonly item: Item;
}

export interface TakenOut {
  /** Items that the guest was asked for and still holds. */
  readonly asked: readonly string[];
  /** Waits for them. */
  readonly job?: string;
}

/** The removals of a plan that happen to the running guest. */
export function toBeTakenOut({ planned }: EditsPlan, edits: readonly HardwareEdit[]): Leaving[] {
  return planned.filter(isToDo).flatMap(({ change, live, after }) => {
    if (after || !live) return [];
    const edit = edits.findIndex(each => each.op === 'remove' && each.item === change.item);
    const how = edits[edit];
    return how ? [{ edit, how, item: live }] : [];
  });
}

/**
 * Asks the guest for the devices, one after the other, and forgets those it lets go of. For the others a job waits; it
 * ends with the guest's answer, and cancelling it leaves everything as it is.
 */
export async function takeOut(
  deps: HardwareDeps,
  guest: Guest,
  live: LiveGuest,
  leaving: readonly Leaving[],
): Promise<TakenOut> {
  if (leaving.length === 0) return { asked: [] };
  const { rpc } = deps.connections.require(guest.connection);
  const watch = await RemovalWatch.start(rpc, guest.uuid);
  const asked: Leaving[] = [];
  try {
    for (const each of leaving) {
      if ((await unplug(live, each.item, watch)) === 'gone') await forget(deps, guest, each);
      else asked.push(each);
    }
  } catch (error) {
    await watch.stop();
    throw error;
  }
  if (asked.length === 0) {
    await watch.stop();
    return { asked: [] };
  }
  const devices = asked.map(({ item }) => item.id).join(', ');
  const { id } = deps.jobs.start(
    {
      title: `Wait until “${guest.name}” lets go of ${devices}`,
      connection: guest.connection,
      guest: { connection: guest.connection, uuid: guest.uuid },
      cancellable: true,
    },
    async job => {
      try {
        job.step('Waiting for the guest');
        for (const each of asked) await waitFor(deps, guest, live, each, watch, job.signal);
      } finally {
        await watch.stop();
        await deps.guests.refresh(guest);
      }
    },
  );
  return { asked: asked.map(({ how, item }) => ('item' in how ? how.item : item.id)), job: id };
}

/** A guest that was starting, or stopped, has forgotten that it was asked. */
const ASK_AGAIN_MS = 10_000;

/** Off, it holds nothing: then the document alone is left to change. */
async function waitFor(
  deps: HardwareDeps,
  guest: Guest,
  live: LiveGuest,
  leaving: Leaving,
  watch: RemovalWatch,
  signal: AbortSignal,
): Promise<void> {
  const alias = aliasOf(leaving.item) ?? '';
  const { gone, label } = deps.connections.require(guest.connection);
  const asking = setInterval(() => void askAgain(live, alias, watch), ASK_AGAIN_MS);
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const off = deps.guests
    .until(guest, now => now === undefined || !isActive(now.state), either)
    .then(now => (now ? ('removed' as const) : ('no-guest' as const)));
  const lost = new Promise<never>((_, reject) => {
    gone.addEventListener('abort', () => reject(fail('CONNECTION_LOST', { host: label })), {
      signal: over.signal,
    });
  });
  try {
    const answer = await Promise.race([watch.until(alias, either), off, lost]);
    if (answer === 'refused') throw held(leaving.item, guest.name);
    if (answer === 'removed') await forget(deps, guest, leaving);
  } finally {
    clearInterval(asking);
    over.abort();
  }
}

/** Takes a device that is gone out of the lasting document too. */
async function forget(deps: HardwareDeps, guest: Guest, { how }: Leaving): Promise<void> {
  const now = deps.guests.get(guest);
  if (now?.persistent === true) await writeEdits(deps, now, [how], { later: true });
}
