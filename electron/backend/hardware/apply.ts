import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import { DomainXMLFlags } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareChange, HardwareEdit } from '#shared/contract/hardware.ts';
import { type EditsPlan, isToDo } from '#shared/domain/hardware/plan-edits.ts';
import { placeIsFree } from '#shared/domain/hardware/free-place.ts';
import { itemsOf } from '#shared/domain/hardware/item-id.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { FailureError } from '../failures/fail.ts';
import { asFailureError } from '../failures/to-failure.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { HardwareDeps } from './hardware-deps.ts';
import { changeSteps, plugSteps } from './live/device-steps.ts';
import type { LiveGuest } from './live/live-guest.ts';
import { settingSteps } from './live/setting-steps.ts';
import { writeEdits, type Written } from './write-edits.ts';
import { takeOut, type TakenOut, toBeTakenOut } from './take-out.ts';

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
    if (documents.live === undefined || later) return { changes: changesOf(plan) };
    const { cpus } = await deps.hosts.of(link).size.get();
    const live: LiveGuest = { rpc, dom: domainRef(guest), hostCpus: cpus };
    const going = leaving(plan);
    let taken: TakenOut = { asked: [] };
    const steps: UndoableStep[] = [
      ...settingSteps(live, plan.planned),
      ...changeSteps(live, plan.planned),
      ...plugSteps(live, await newDevices(live, guest, plan, documents.live)),
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
    return { changes: changesOf(plan, asked), ...(job !== undefined && { job }) };
  } catch (error) {
    throw await undone(written, error, step);
  } finally {
    await deps.guests.refresh(guest);
  }
}

async function undone(written: Written, error: unknown, step: string): Promise<FailureError> {
  const { failure } = asFailureError(error);
  const told = { ...failure, params: { ...failure.params, step } };
  try {
    await written.undo();
    return new FailureError(told, error);
  } catch (left) {
    const { detail = '' } = asFailureError(left).failure;
    const leftBehind = 'The document for the next start keeps the changes.';
    return new FailureError({
      ...told,
      params: { ...told.params, leftBehind },
      detail: [told.detail, `${leftBehind} ${detail}`].filter(line => line !== undefined).join('\n'),
    });
  }
}

function changesOf(plan: EditsPlan, asked: readonly string[] = []): HardwareChange[] {
  return plan.planned.map(({ change, after }) =>
    !after && asked.includes(change.item) ? { ...change, effect: 'asked' as const } : change,
  );
}

/**
 * What is to be plugged in, as libvirt completed it in the lasting document: there a MAC and a place were chosen, and
 * the running guest has to get the same. A place that is taken or missing in the running guest is left out.
 */
async function newDevices({ rpc }: LiveGuest, guest: Guest, plan: EditsPlan, running: string) {
  const added = plan.planned.filter(each => isToDo(each) && each.after && !each.live);
  if (added.length === 0) return [];
  const lasting = guest.persistent
    ? await rpc.call('domainGetXmlDesc', {
        dom: domainRef(guest),
        flags: DomainXMLFlags.INACTIVE | DomainXMLFlags.SECURE,
      })
    : undefined;
  const runningGuest = domain.of(parseDocument(running).root);
  const before = idsOf(plan.before);
  const completed = itemsOf(domain.of(parseDocument(lasting?.xml ?? plan.after).root));
  const fresh = completed.filter(({ id }) => !before.has(id));
  return added.flatMap(({ after }) => {
    if (!after) return [];
    // An id may have grown by what libvirt filled in: a MAC, a place.
    const found = completed.find(({ id }) => id === after.id) ?? take(fresh, after.element);
    const node = (found ?? after).node.clone();
    if (!placeIsFree(runningGuest, node)) node.child('address')?.remove();
    return [{ id: (found ?? after).id, xml: node.toString() }];
  });
}

const idsOf = (xml: string) => new Set(itemsOf(domain.of(parseDocument(xml).root)).map(({ id }) => id));

function take<Each extends { readonly element: string }>(from: Each[], element: string): Each | undefined {
  const index = from.findIndex(each => each.element === element);
  return index < 0 ? undefined : from.splice(index, 1)[0];
}
