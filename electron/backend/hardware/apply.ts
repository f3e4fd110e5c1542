import { LeftBehindError, runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareChange, HardwareEdit } from '#shared/contract/hardware.ts';
import type { EditsPlan } from '#shared/domain/hardware/plan-edits.ts';
import { FailureError } from '../failures/fail.ts';
import { toFailure } from '../failures/to-failure.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { HardwareDeps } from './hardware-deps.ts';
import { changeSteps, plugSteps } from './live/device-steps.ts';
import type { LiveGuest } from './live/live-guest.ts';
import { settingSteps } from './live/setting-steps.ts';
import { devicesToPlug, type NewDevices, readNewDevices } from './new-devices.ts';
import { takeOut, type TakenOut, toBeTakenOut } from './take-out.ts';
import { type Written, writeEdits } from './write-edits.ts';

export interface Applied {
  readonly changes: HardwareChange[];
  readonly job?: string;
}

/**
 * Makes edits: in the lasting document first, then in the running guest whatever it can take. When the running guest
 * does not take one, what was done to it before is undone, the document gets back what it had, and the failure names
 * the `step`. A device that a running guest has to let go of leaves the document only once it is gone.
 */
export async function applyHardware(
  deps: HardwareDeps,
  guest: Guest,
  edits: readonly HardwareEdit[],
  later = false,
): Promise<Applied> {
  const link = deps.connections.require(guest.connection);
  const rpc = await link.work();
  const leaving = (plan: EditsPlan) => (later ? [] : toBeTakenOut(plan, edits));
  const written = await writeEdits(deps, guest, edits, { later, without: leaving });
  const { plan, documents } = written;
  let step = '';
  try {
    const added = await readNewDevices(rpc, guest, plan);
    if (documents.live === undefined || later) return { changes: changesOf(plan, added) };
    const { cpus } = await deps.hosts.of(link).size.get();
    const live: LiveGuest = { rpc, dom: domainRef(guest), hostCpus: cpus };
    const going = leaving(plan);
    let taken: TakenOut = { asked: [] };
    const steps: UndoableStep[] = [
      ...settingSteps(live, plan.planned),
      ...changeSteps(live, plan.planned),
      ...plugSteps(live, devicesToPlug(plan, added, documents.live)),
      // Last: what a guest let go of is not taken back.
      {
        title: `Take ${going.map(({ item }) => item.id).join(', ')} out of the running guest`,
        do: async () => void (taken = await takeOut(deps, guest, live, going)),
        undo: async () => undefined,
      },
    ];
    const told = steps.map(each => ({ ...each, do: () => ((step = each.title), each.do()) }));
    await runSteps(told, { signal: new AbortController().signal, step() {}, log() {} });
    const { job, asked } = taken;
    return { changes: changesOf(plan, added, asked), ...(job !== undefined && { job }) };
  } catch (error) {
    throw await undone(written, error, step);
  } finally {
    await deps.guests.refresh(guest);
  }
}

/** The failure of a step, with what could not be taken back after it. */
async function undone(written: Written, error: unknown, step: string): Promise<FailureError> {
  const left = error instanceof LeftBehindError ? error.leftovers : [];
  const failure = toFailure(error instanceof LeftBehindError ? error.cause : error);
  const leftovers = left.map(({ title, error: why }) => `${title} (${toFailure(why).detail ?? ''})`);
  try {
    await written.undo();
  } catch (why) {
    leftovers.push(`The changes for the next start (${toFailure(why).detail ?? ''})`);
  }
  const params = { ...failure.params, ...(step !== '' && { step }) };
  if (leftovers.length === 0) return new FailureError({ ...failure, params }, error);
  const leftBehind = leftovers.join('; ');
  const detail = [failure.detail, `Could not be undone: ${leftBehind}`].filter(line => line !== undefined);
  return new FailureError(
    { ...failure, params: { ...params, leftBehind }, detail: detail.join('\n') },
    error,
  );
}

/** What was planned, under the names that new devices came to have. */
function changesOf(plan: EditsPlan, added: NewDevices, asked: readonly string[] = []): HardwareChange[] {
  return plan.planned.map(({ change, after }) => {
    if (!after && asked.includes(change.item)) return { ...change, effect: 'asked' as const };
    const id = after && change.property === undefined ? added.get(after.id)?.id : undefined;
    return id === undefined ? change : { ...change, item: id, to: id };
  });
}
