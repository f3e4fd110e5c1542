import type { PassthroughPlan } from '#shared/contract/passthrough.ts';
import type { PassthroughRequest } from '#shared/contract/passthrough-request.ts';
import { planText } from '#shared/domain/host-changes/plan-text.ts';
import { planPassthrough, type PurePlan } from '#shared/domain/passthrough/plan.ts';
import type { Age } from '../create/kept.ts';
import { planHardware } from '../hardware/plan.ts';
import { helperOf } from '../host-changes/helper-of.ts';
import { stampOf } from '../plans/stamp.ts';
import type { PassthroughDeps } from './passthrough-deps.ts';
import { readSetting } from './read-setting.ts';

export interface MadePlan {
  readonly plan: PassthroughPlan;
  readonly pure: PurePlan;
  /** What the helper is given; empty without steps. */
  readonly text: string;
}

/** The whole plan: the pure one, with the dry run of the host's helper and the guest's document after it. */
export async function makePlan(
  deps: PassthroughDeps,
  request: PassthroughRequest,
  age: Age,
): Promise<MadePlan> {
  const setting = await readSetting(deps, request, age);
  const pure = planPassthrough(setting);
  const guest = deps.guests.require(request.guest);
  const live = deps.connections.require(guest.connection);
  const text = pure.hostSteps.length === 0 ? '' : planText(pure.title, pure.hostSteps);
  const [dryRun, hardware] = await Promise.all([
    text === '' ? undefined : (await helperOf(deps, live)).helper.dryRun(text),
    pure.edits.length === 0 ? undefined : planHardware(deps, guest, pure.edits),
  ]);
  const { hostSteps, edits, changes, ...shown } = pure;
  const { before = setting.guest.xml, after = before } = hardware ?? {};
  const plan: Omit<PassthroughPlan, 'stamp'> = {
    ...shown,
    ...(dryRun && { dryRun }),
    guest: { before, after, changes },
    risks: [
      ...shown.risks,
      ...(hardware?.warnings ?? []).map(({ text: said, why, remedy }) => ({
        text: said,
        why,
        ...(remedy !== undefined && { remedy }),
      })),
    ],
    reboot: shown.reboot || dryRun?.reboot === true,
    problems: [
      ...shown.problems,
      ...(dryRun?.problems ?? []).map(({ failure }) => ({ failure })),
      ...(hardware?.problems ?? []).map(({ failure }) => ({ failure })),
    ],
  };
  const { way, choices, devices, problems } = plan;
  const stamp = stampOf([
    { way, choices, devices: devices.map(({ address, ids }) => [address, ids]), hostSteps, edits, before },
    problems.map(({ failure }) => failure.code),
    dryRun?.stamp,
  ]);
  return { plan: { ...plan, stamp }, pure, text };
}
