import { LibvirtError } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { fail } from '../failures/fail.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { AreaDeps } from '../ports.ts';
import { deleteVolume } from '../storage/volumes.ts';
import type { GuestDisk } from './read-disks.ts';
import { planRemoval } from './plan-removal.ts';
import { undefineGuest } from '../guests/undefine.ts';

/** Looks again, refuses what may not be deleted before anything is touched, then removes as a job. */
export async function removeGuest(
  deps: AreaDeps,
  guest: Guest,
  targets: readonly string[],
): Promise<{ job: string }> {
  const { plan, disks } = await planRemoval(deps, guest);
  for (const target of targets) {
    const disk = plan.disks.find(candidate => candidate.target === target);
    if (!disk) throw fail('INPUT_INVALID', { field: 'deleteDisks', reason: `There is no disk ${target}.` });
    if (!disk.deletable) throw fail('RESOURCE_BUSY', { path: disk.path, name: guest.name }, disk.note);
  }
  const doomed = disks.filter(({ facts }) => targets.includes(facts.target));
  const { id } = deps.jobs.start(
    {
      title: `Delete ${guest.name}`,
      connection: guest.connection,
      guest: { connection: guest.connection, uuid: guest.uuid },
      cancellable: false,
    },
    job => remove(deps, guest, doomed, job),
  );
  return { job: id };
}

/** There is no way back from any of this, so the guest goes first: a guest without its disk helps nobody. */
async function remove(
  deps: AreaDeps,
  guest: Guest,
  doomed: readonly GuestDisk[],
  job: JobContext,
): Promise<void> {
  const rpc = await deps.connections.require(guest.connection).work();
  const dom = domainRef(guest);
  const begin = (text: string) => {
    job.step(text);
    job.log(text);
  };
  // Not its state: one that crashed may be active or not.
  const { active } = await rpc.call('domainIsActive', { dom });
  if (active !== 0) {
    begin(`Force ${guest.name} off`);
    await rpc.call('domainDestroyFlags', { dom, flags: 0 });
  }
  if (guest.persistent) {
    begin(`Undefine ${guest.name}`);
    await undefineGuest(rpc, dom);
  }
  await deps.guests.refresh(guest);
  const kept: string[] = [];
  let first: unknown;
  for (const { facts, volume } of doomed) {
    if (!volume) continue;
    begin(`Delete ${facts.path}`);
    try {
      await deleteVolume(rpc, volume.ref);
    } catch (error) {
      if (!(error instanceof LibvirtError)) throw error;
      first ??= error;
      kept.push(facts.path);
      job.log(`Could not delete ${facts.path} (${error.message})`);
    }
  }
  if (kept.length === 0) return;
  const failure = deps.toFailure(first, { path: kept.join(', '), name: guest.name });
  throw fail(failure.code, failure.params, failure.detail);
}
