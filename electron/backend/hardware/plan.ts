import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareEdit, HardwarePlan } from '#shared/contract/hardware.ts';
import { type EditsPlan, planEdits } from '#shared/domain/hardware/plan-edits.ts';
import { withoutSecrets } from '#shared/domain/hardware/secrets.ts';
import type { LiveConnection } from '../ports.ts';
import type { HardwareDeps } from './hardware-deps.ts';
import { absentDevices } from './host-devices-present.ts';
import { type GuestDocuments, readDocuments } from './read-documents.ts';

/** What edits come to now: nothing is changed. */
export async function planHardware(
  deps: HardwareDeps,
  guest: Guest,
  edits: readonly HardwareEdit[],
): Promise<HardwarePlan> {
  const link = deps.connections.require(guest.connection);
  const plan = await planOn(deps, link, guest, await readDocuments(link.rpc, guest), edits, {});
  return {
    changes: plan.planned.map(({ change }) => change),
    problems: [...plan.problems],
    warnings: plan.warnings,
    before: withoutSecrets(plan.before),
    after: withoutSecrets(plan.after),
  };
}

export interface PlanOptions {
  /** The documents are with secrets. */
  readonly secrets?: boolean;
  readonly later?: boolean | undefined;
}

/** The plan for edits of these documents, with what the host has to say to it. */
export async function planOn(
  deps: HardwareDeps,
  link: LiveConnection,
  guest: Guest,
  documents: GuestDocuments,
  edits: readonly HardwareEdit[],
  { secrets = false, later = false }: PlanOptions,
): Promise<EditsPlan> {
  const saved = guest.state === 'saved';
  const plan = planEdits(edits, { driver: link.host.driver, ...documents, secrets, later, saved });
  const absent = await absentDevices(deps.hosts, link, plan.before, plan.after);
  const problems = absent.map(({ item, failure }) => ({ edit: editOf(edits, item), failure }));
  return { ...plan, problems: [...plan.problems, ...problems] };
}

/** The edit that brought a host device: the one about it, else the first that adds one. */
function editOf(edits: readonly HardwareEdit[], item: string): number {
  const about = edits.findIndex(edit => edit.op !== 'add' && edit.item === item);
  return Math.max(
    0,
    about >= 0 ? about : edits.findIndex(edit => edit.op === 'add' && edit.element === 'hostdev'),
  );
}
