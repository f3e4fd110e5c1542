import type { JobContext } from '#electron/jobs/job.ts';
import type { PassthroughUndoPlan } from '#shared/contract/passthrough.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { applyEdits } from '#shared/domain/hardware/apply-edits.ts';
import { changesBetween } from '#shared/domain/hardware/plan-edits.ts';
import { describeStep } from '#shared/domain/host-changes/step-rules.ts';
import { fail, FailureError } from '../failures/fail.ts';
import { helperOf } from '../host-changes/helper-of.ts';
import { stampOf } from '../plans/stamp.ts';
import { documentOf, guestRefOf, restoreGuest, takenBack } from './guest-part.ts';
import { runOf, undoOnHost } from './host-part.ts';
import type { PassthroughDeps } from './passthrough-deps.ts';
import type { SetupRecord } from './setup.ts';

interface Named {
  readonly connection: ConnectionId;
  readonly setup: Uuid;
}

/** What taking a set-up back comes to now. Changes nothing. */
export async function planUndo(
  deps: PassthroughDeps,
  { connection, setup }: Named,
): Promise<PassthroughUndoPlan> {
  return await planUndoOf(deps, await deps.setups.get(connection, setup));
}

async function planUndoOf(deps: PassthroughDeps, record: SetupRecord): Promise<PassthroughUndoPlan> {
  const [host, guest] = await Promise.all([hostPart(deps, record), guestPart(deps, record)]);
  const reboot = host?.reboot ?? false;
  const plan: Omit<PassthroughUndoPlan, 'stamp'> = {
    title: `Undo “${record.title}”`,
    ...(host && { dryRun: host }),
    ...(guest && { guest: guest.shown }),
    reboot,
    differs: differences(record, reboot),
    problems: [
      ...(guest?.problems ?? []),
      ...(host?.problems ?? []).map(({ failure }) => ({ failure })),
      ...whileRunning(deps, record),
    ],
  };
  const stamp = stampOf([record.id, record.phase, host?.stamp, guest?.shown.before, guest?.shown.after]);
  return { ...plan, stamp };
}

async function hostPart(deps: PassthroughDeps, record: SetupRecord) {
  if (record.steps.length === 0) return undefined;
  const { helper } = await helperOf(deps, deps.connections.require(record.connection));
  const run = runOf(record, await helper.runs());
  return run && run.state !== 'before' ? await helper.planUndo(run.id) : undefined;
}

async function guestPart(deps: PassthroughDeps, record: SetupRecord) {
  const now = await documentOf(deps, record);
  if (now === undefined) return undefined;
  const { how, edits, kept } = takenBack(record, now);
  if (how === 'nothing') return undefined;
  const made = how === 'whole' ? { xml: record.before, problems: [] } : applyEdits(now, edits);
  const { driver } = deps.connections.require(record.connection).host;
  const changes = changesBetween(now, made.xml, { driver }).map(({ item, property, from, to }) =>
    [
      property === undefined ? item : `${property} of ${item}`,
      `${from ?? 'nothing'} → ${to ?? 'nothing'}`,
    ].join(': '),
  );
  return {
    shown: { before: now, after: made.xml, changes, kept: [...kept] },
    problems: made.problems.map(({ failure }) => ({ failure })),
  };
}

/** What the host takes back under a running guest could pull the device from it. */
function whileRunning(deps: PassthroughDeps, record: SetupRecord): { failure: Failure }[] {
  const guest = deps.guests.get(guestRefOf(record));
  if (record.steps.length === 0 || !guest || !isActive(guest.state)) return [];
  const reason = 'It runs with the device, or may take it at any moment.';
  const params = { name: guest.name, reason, remedy: 'Shut it down first.' };
  return [{ failure: { code: 'STATE_INVALID', params } }];
}

function differences({ devices, steps, guest }: SetupRecord, reboot: boolean): string[] {
  const names = [...new Set(devices.map(({ name }) => name))].join(', ');
  return [
    `“${guest.name}” no longer has ${names}.`,
    ...(reboot ? ['The host has to restart once; until then its drivers do not get the device back.'] : []),
    ...(steps.length > 0 ? ['Every file of the host that was changed is what it was.'] : []),
  ];
}

/** Takes a set-up back, as a job: the guest first, so that nothing expects what the host then takes back. */
export async function undoPassthrough(
  deps: PassthroughDeps,
  { connection, setup, stamp }: Named & { readonly stamp: string },
): Promise<{ job: string }> {
  const record = await deps.setups.get(connection, setup);
  const plan = await planUndoOf(deps, record);
  const [problem] = plan.problems;
  if (problem) throw new FailureError(problem.failure);
  if (plan.stamp !== stamp) throw fail('CONFLICT', { name: record.guest.name });
  return startUndo(deps, record, plan.dryRun?.stamp);
}

export function startUndo(deps: PassthroughDeps, record: SetupRecord, stamp?: string): { job: string } {
  const release = deps.setups.hold(record);
  const { id: job } = deps.jobs.start(
    {
      title: `Undo “${record.title}”`,
      cancellable: false,
      connection: record.connection,
      guest: guestRefOf(record),
    },
    context => takeBackBoth(deps, record, context, stamp).finally(release),
  );
  return { job };
}

/** No way back from here: each half is written down, and can be gone on with. */
async function takeBackBoth(
  deps: PassthroughDeps,
  record: SetupRecord,
  job: JobContext,
  stamp: string | undefined,
): Promise<void> {
  await deps.setups.write({ ...record, phase: 'undoing' });
  try {
    job.step(`Take the device from “${record.guest.name}”`);
    await restoreGuest(deps, record);
    if (record.steps.length > 0) {
      job.step('Put the host’s files back');
      for (const step of record.steps.toReversed())
        job.log(`${describeStep(step).title}: ${describeStep(step).undo}`);
      await undoOnHost(deps, record, stamp, job);
    }
    await deps.setups.write({ ...record, phase: 'undone' });
  } finally {
    const live = deps.connections.live(record.connection);
    if (live) deps.deviceHosts.forget(live);
  }
}
