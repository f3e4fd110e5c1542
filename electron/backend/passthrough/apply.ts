import { randomUUID } from 'node:crypto';
import { LeftBehindError, runSteps } from '#electron/jobs/undo.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { PassthroughRequest } from '#shared/contract/passthrough-request.ts';
import type { Uuid } from '#shared/contract/values.ts';
import { fail, FailureError } from '../failures/fail.ts';
import { changeGuest, guestRefOf, restoreGuest } from './guest-part.ts';
import { applyOnHost, ByHandError, runOfFailure, undoOnHost } from './host-part.ts';
import { makePlan } from './make-plan.ts';
import type { PassthroughDeps } from './passthrough-deps.ts';
import type { SetupRecord } from './setup.ts';

/**
 * Does what the plan with that stamp said, as a job: the host first, the guest's document last. It is written down
 * before anything is done; when a step fails those before it are undone, and the record goes with them.
 */
export async function applyPassthrough(
  deps: PassthroughDeps,
  { stamp, ...request }: PassthroughRequest & { readonly stamp: string },
): Promise<{ job: string; setup: Uuid }> {
  const guest = deps.guests.require(request.guest);
  const { plan, pure } = await makePlan(deps, request, 'now');
  const [problem] = plan.problems;
  if (problem) throw new FailureError(problem.failure);
  if (plan.stamp !== stamp) throw fail('CONFLICT', { name: guest.name });
  const record: SetupRecord = {
    id: randomUUID() as Uuid,
    connection: guest.connection,
    guest: { uuid: guest.uuid, name: guest.name },
    title: plan.title,
    way: plan.way,
    devices: plan.devices.map(({ address, ids, name, driver }) => ({
      address,
      ids,
      name,
      ...(driver !== undefined && { driver }),
    })),
    at: Date.now(),
    phase: 'applying',
    steps: [...pure.hostSteps],
    edits: [...pure.edits],
    before: plan.guest.before,
    expected: plan.verify,
  };
  const release = deps.setups.hold(record);
  const { connection } = guest;
  const { id: job } = deps.jobs.start(
    { title: plan.title, cancellable: false, connection, guest: request.guest },
    context => carryOut(deps, record, context, plan.dryRun?.stamp).finally(release),
  );
  return { job, setup: record.id };
}

async function carryOut(
  deps: PassthroughDeps,
  first: SetupRecord,
  job: JobContext,
  stamp: string | undefined,
): Promise<void> {
  try {
    await doBoth(deps, first, job, { stamp });
  } catch (error) {
    // What could not be taken back is still there, and what a person has to run is still to come.
    const stays = error instanceof LeftBehindError || error instanceof ByHandError;
    if (!stays) await deps.setups.forget(first.id);
    throw error;
  }
}

interface Doing {
  /** Of the helper's dry run that was shown. */
  readonly stamp?: string | undefined;
  /** The guest's document has our changes already. */
  readonly inGuest?: boolean;
}

/** Host and guest, from wherever it stands: what is done already is not done again. */
export async function doBoth(
  deps: PassthroughDeps,
  first: SetupRecord,
  job: JobContext,
  { stamp, inGuest: there = false }: Doing,
): Promise<void> {
  let record = first;
  const write = async (more: Partial<SetupRecord>) => {
    record = { ...record, ...more };
    await deps.setups.write(record);
  };
  await write({ phase: 'applying' });
  const { label } = deps.connections.require(record.connection);
  const onHost = {
    title: `Change ${label}`,
    undoesHalf: true,
    do: async () => {
      try {
        const run = await applyOnHost(deps, record, stamp, job);
        if (run !== undefined) await write({ run });
      } catch (error) {
        const run = runOfFailure(error);
        if (run !== undefined) await write({ run });
        throw error;
      }
    },
    undo: () => undoOnHost(deps, record, undefined, job),
  };
  const inGuest = {
    title: `Change “${record.guest.name}”`,
    do: async () => {
      const guest = deps.guests.require(guestRefOf(record));
      const { after } = record;
      if (there && after !== undefined) await write({ phase: 'applied' });
      else
        await write({ after: await changeGuest(deps, guest, there ? [] : record.edits), phase: 'applied' });
    },
    undo: () => restoreGuest(deps, record),
  };
  try {
    await runSteps([...(record.steps.length > 0 ? [onHost] : []), inGuest], job);
  } finally {
    const live = deps.connections.live(record.connection);
    if (live) deps.deviceHosts.forget(live);
  }
}
