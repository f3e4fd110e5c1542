import { planMediatedChange } from '#shared/domain/mediated/plan-change.ts';
import { hostOf } from '../devices/host-of.ts';
import { watchDevices } from '../devices/watch-devices.ts';
import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';
import { type MediatedDeps, readMediatedState } from './read-mediated.ts';
import { prepareMediated, runMediated } from './run-mediated.ts';

/** Mediated devices and vGPUs of the host. */
export function createMediatedArea(deps: MediatedDeps) {
  const { mediated } = procedures;
  const { connections } = deps;
  return {
    list: mediated.list.handler(({ input }) =>
      readMediatedState(deps, connections.require(input.connection)),
    ),

    watch: mediated.watch.handler(({ input, signal }) => {
      deps.deviceHosts.follow(connections.require(input.connection));
      return stoppable(stop => watchDevices(deps, input.connection, stop), signal);
    }),

    plan: mediated.plan.handler(async ({ input }) => {
      const { plan } = await prepareMediated(deps, connections.require(input.connection), input.action);
      return plan;
    }),

    run: mediated.run.handler(({ input }) =>
      runMediated(deps, connections.require(input.connection), input.action, input.stamp),
    ),

    planHost: mediated.planHost.handler(async ({ input }) => {
      const live = connections.require(input.connection);
      const state = await readMediatedState(deps, live);
      const reachable = hostOf(live, deps.env).by !== 'none';
      return planMediatedChange(input.change, state, { reachable, host: live.label });
    }),
  };
}
