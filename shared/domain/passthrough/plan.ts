import type { HardwareEdit } from '../../contract/hardware.ts';
import type { HostStep } from '../../contract/host-step.ts';
import type { PassthroughPlan } from '../../contract/passthrough.ts';
import type { PassthroughWay } from '../../contract/passthrough-request.ts';
import { describeStep } from '../host-changes/step-rules.ts';
import { decideChoices } from './choices.ts';
import { differs } from './differs.ts';
import { expected } from './expected.ts';
import { guestChanges } from './guest/guest-changes.ts';
import { hostSteps } from './host/host-steps.ts';
import { problems } from './problems.ts';
import { risks } from './risks.ts';
import type { Decided, Setting } from './setting.ts';
import { givenDevice, mainDevice, unitOf } from './unit.ts';
import { waysBack } from './ways-back.ts';
import { bestWay } from './ways.ts';

/** The plan without what only the host's helper and the guest's daemon can say. */
export interface PurePlan extends Omit<PassthroughPlan, 'dryRun' | 'guest' | 'stamp'> {
  readonly hostSteps: readonly HostStep[];
  readonly edits: readonly HardwareEdit[];
  readonly changes: PassthroughPlan['guest']['changes'];
}

/** With what was left open decided: all that goes along, the best way, the defaults. */
export function decide(setting: Setting): Decided {
  const devices = unitOf(setting.map, setting.request.devices);
  const way: PassthroughWay = setting.request.way ?? bestWay(setting, devices).best;
  return { ...setting, devices, way, choices: decideChoices(setting, way, devices) };
}

/** What giving devices to a guest comes to on this host as it is now. No I/O: changes nothing. */
export function planPassthrough(setting: Setting): PurePlan {
  const decided = decide(setting);
  const { devices, way, choices, request, guest, host, facts } = decided;
  const steps = hostSteps(decided);
  const plain = steps.map(({ step }) => step);
  const changes = guestChanges(decided);
  const main = mainDevice(devices, request.devices);
  return {
    title: `Give ${main?.name ?? 'the device'} to “${guest.name}”`,
    way,
    devices: devices.map(device => givenDevice(device, request.devices)),
    choices,
    hostSteps: plain,
    steps: steps.map(({ step, why }) => {
      const { title, undo } = describeStep(step);
      return { step, title, undo, why };
    }),
    edits: changes.flatMap(({ edits }) => edits),
    changes: changes.map(({ text, why }) => ({ text, why })),
    risks: risks(decided),
    back: waysBack({
      guest: guest.name,
      device: main?.address ?? '',
      way,
      steps: plain,
      ...(host.ssh !== undefined && { ssh: host.ssh }),
      ...(facts && { loader: facts.boot.loader }),
    }),
    reboot: plain.some(step => describeStep(step).reboot),
    differs: differs(decided, plain),
    verify: expected(decided, plain),
    problems: problems(decided, plain),
  };
}
