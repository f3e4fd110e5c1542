import { LibvirtError } from 'node-libvirt';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { MediatedAction } from '#shared/contract/mediated.ts';
import { type MediatedStep, type MediatedWork, planMediated } from '#shared/domain/mediated/plan-action.ts';
import { requireShown, stamped } from '../plans/stamp.ts';
import type { LiveConnection } from '../ports.ts';
import { type MediatedDeps, readMediatedState } from './read-mediated.ts';

interface Prepared {
  readonly plan: ActionPlan;
  readonly work: MediatedWork;
  readonly autostart: boolean;
}

/** Looks at everything anew, and decides; nothing is changed. */
export async function prepareMediated(
  deps: MediatedDeps,
  live: LiveConnection,
  action: MediatedAction,
): Promise<Prepared> {
  const state = await readMediatedState(deps, live);
  const { plan, work } = planMediated(action, state);
  const device = state.devices.find(({ uuid }) => uuid === action.uuid);
  return { plan: stamped(plan, [action, work]), work, autostart: device?.autostart === true };
}

export async function runMediated(
  deps: MediatedDeps,
  live: LiveConnection,
  action: MediatedAction,
  stamp: string,
): Promise<{ job: string }> {
  const { plan, work, autostart } = await prepareMediated(deps, live, action);
  requireShown(plan, stamp, action.uuid);
  const rpc = await live.work();
  let name = work.device;
  const made = () => {
    if (name === undefined) throw new Error('The device is not there yet.');
    return { name };
  };
  const setAutostart = async (on: boolean) =>
    void (await rpc.call('nodeDeviceSetAutostart', { ...made(), autostart: on ? 1 : 0 }));
  const stop = async () => void (await rpc.call('nodeDeviceDestroy', made()));
  const start = async () => void (await rpc.call('nodeDeviceCreate', { ...made(), flags: 0 }));
  const undefine = async () => void (await rpc.call('nodeDeviceUndefine', { ...made(), flags: 0 }));
  const stepOf = (step: MediatedStep): Omit<UndoableStep, 'title'> => {
    switch (step.do) {
      case 'create':
        return {
          do: async () => {
            name = (await rpc.call('nodeDeviceCreateXml', { xmlDesc: step.xml, flags: 0 })).dev.name;
          },
          undo: stop,
        };
      case 'define':
        return {
          do: async () => {
            name = (await rpc.call('nodeDeviceDefineXml', { xmlDesc: step.xml, flags: 0 })).dev.name;
          },
          undo: undefine,
        };
      case 'start':
        return { do: start, undo: stop };
      case 'autostart':
        return { do: () => setAutostart(step.on), undo: () => setAutostart(autostart) };
      case 'stop':
        return { do: stop, undo: start };
      case 'undefine':
        return { do: () => unlessGone(undefine()), undo: async () => undefined };
    }
  };
  const { id } = deps.jobs.start(
    { title: plan.title, connection: live.id, cancellable: false },
    async job => {
      await runSteps(
        work.steps.map((step, index) => ({ title: plan.steps[index] ?? plan.title, ...stepOf(step) })),
        job,
      );
      deps.deviceHosts.forget(live);
    },
  );
  return { job: id };
}

async function unlessGone(doing: Promise<void>): Promise<void> {
  try {
    await doing;
  } catch (error) {
    if (!(error instanceof LibvirtError && error.codeName === 'NO_NODE_DEVICE')) throw error;
  }
}
