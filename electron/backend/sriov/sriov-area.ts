import type { HostPlan } from '#shared/contract/host-plan.ts';
import type { SriovChange } from '#shared/contract/sriov.ts';
import { deviceKeys } from '#shared/domain/guests/claims.ts';
import { planChange } from '#shared/domain/sriov/plan-change.ts';
import { hostOf } from '../devices/host-of.ts';
import type { LiveConnection } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';
import { claimingGuests } from './claiming-guests.ts';
import { readSriov, type SriovDeps } from './read-sriov.ts';
import { preparePool, runPool } from './run-pool.ts';
import { watchSriov } from './watch-sriov.ts';

/** Virtual functions of the host's devices: what there is, plans for more, and networks that give them away. */
export function createSriovArea(deps: SriovDeps) {
  const { sriov } = procedures;
  const { connections } = deps;
  return {
    list: sriov.list.handler(({ input }) => readSriov(deps, connections.require(input.connection))),

    watch: sriov.watch.handler(({ input, signal }) => {
      deps.deviceHosts.follow(connections.require(input.connection));
      return stoppable(stop => watchSriov(deps, input.connection, stop), signal);
    }),

    plan: sriov.plan.handler(({ input }) =>
      planNow(deps, connections.require(input.connection), input.change),
    ),

    planPool: sriov.planPool.handler(async ({ input }) => {
      const { plan } = await preparePool(deps, connections.require(input.connection), input.action);
      return plan;
    }),

    runPool: sriov.runPool.handler(({ input }) =>
      runPool(deps, connections.require(input.connection), input.action, input.stamp),
    ),
  };
}

async function planNow(deps: SriovDeps, live: LiveConnection, change: SriovChange): Promise<HostPlan> {
  const state = await readSriov(deps, live);
  const address = state.physical
    .find(device => device.address === change.device)
    ?.functions.find(({ index }) => change.do === 'settings' && index === change.index)?.address;
  // The guest that has the function may well have its address too.
  const others = claimingGuests(deps, live).filter(
    ({ claims }) => address === undefined || !claims.devices.includes(deviceKeys.pci(address)),
  );
  return planChange(change, {
    state,
    guestMacs: others.flatMap(({ name, claims }) => claims.macs.map(mac => ({ mac, who: `“${name}”` }))),
    reachable: hostOf(live, deps.env).by !== 'none',
    host: live.label,
  });
}
