import type { NetworkRef } from 'node-libvirt';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { PoolAction } from '#shared/contract/sriov.ts';
import { planPool, type PoolStep, type PoolWork } from '#shared/domain/sriov/plan-pool.ts';
import { listNetworks, type Network } from '../networks/networks.ts';
import { requireShown, stamped } from '../plans/stamp.ts';
import type { LiveConnection } from '../ports.ts';
import { readSriov, type SriovDeps } from './read-sriov.ts';

interface PreparedPool {
  readonly plan: ActionPlan;
  readonly work: PoolWork;
  readonly network?: Network;
}

/** Looks at everything anew, and decides; nothing is changed. */
export async function preparePool(
  deps: SriovDeps,
  live: LiveConnection,
  action: PoolAction,
): Promise<PreparedPool> {
  const [state, networks] = await Promise.all([readSriov(deps, live), listNetworks(live.rpc)]);
  const names = (networks ?? []).map(({ name }) => name);
  const { plan, work } = planPool(action, state, names);
  const network = networks?.find(({ name }) => name === action.name);
  return { plan: stamped(plan, [action, work]), work, ...(network && { network }) };
}

export async function runPool(
  deps: SriovDeps,
  live: LiveConnection,
  action: PoolAction,
  stamp: string,
): Promise<{ job: string }> {
  const { plan, work, network } = await preparePool(deps, live, action);
  requireShown(plan, stamp, action.name);
  const rpc = await live.work();
  let net: NetworkRef | undefined = network?.ref;
  const made = () => {
    if (!net) throw new Error('The network is not defined yet.');
    return net;
  };
  const setAutostart = async (on: boolean) =>
    void (await rpc.call('networkSetAutostart', { net: made(), autostart: on ? 1 : 0 }));
  const stepOf = (step: PoolStep): Omit<UndoableStep, 'title'> => {
    const start = async () => void (await rpc.call('networkCreate', { net: made() }));
    const stop = async () => void (await rpc.call('networkDestroy', { net: made() }));
    const undefine = async () => void (await rpc.call('networkUndefine', { net: made() }));
    switch (step.do) {
      case 'define':
        return {
          do: async () => void (net = (await rpc.call('networkDefineXml', { xml: step.xml })).net),
          undo: undefine,
        };
      case 'start':
        return { do: start, undo: stop };
      case 'stop':
        return { do: stop, undo: start };
      case 'autostart':
        return { do: () => setAutostart(step.on), undo: () => setAutostart(network?.autostart === true) };
      case 'undefine':
        // The last of all steps: nothing after it could fail.
        return { do: undefine, undo: async () => undefined };
    }
  };
  const { id } = deps.jobs.start(
    { title: plan.title, connection: live.id, cancellable: false },
    async job => {
      await runSteps(
        work.map((step, index) => ({ title: plan.steps[index] ?? plan.title, ...stepOf(step) })),
        job,
      );
      // No event tells that a network starts with the host from now on.
      deps.deviceHosts.forget(live);
    },
  );
  return { job: id };
}
