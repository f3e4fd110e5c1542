import { planText } from '#shared/domain/host-changes/plan-text.ts';
import { planBridge } from '#shared/domain/host-bridges/plan-bridge.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { fail } from '../failures/fail.ts';
import { helperOf } from '../host-changes/helper-of.ts';
import type { AreaDeps } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';
import { BridgeTrials } from './bridge-trials.ts';
import { readInterfaces } from './read-interfaces.ts';
import { waitingRun } from './read-trial.ts';
import { watchTrial } from './watch-trial.ts';

export type HostBridgesDeps = Pick<AreaDeps, 'connections' | 'jobs' | 'env' | 'toFailure' | 'log'> & {
  /** What else is kept of a host's network is out of date. */
  readonly forget: (id: ConnectionId) => void;
};

/** Bridges in the place of a host's interfaces, made so that nobody is cut off for good. */
export function createHostBridgesArea(deps: HostBridgesDeps) {
  const { hostBridges } = procedures;
  const { connections, jobs } = deps;
  const trials = new BridgeTrials(deps);
  const helper = async (connection: ConnectionId) =>
    (await helperOf(deps, connections.require(connection))).helper;
  /** The run named, or the one that waits. */
  const named = async (connection: ConnectionId, run: string | undefined) => {
    const by = trials.helper(connection) ?? (await helper(connection));
    const id = run ?? trials.waiting(connection) ?? waitingRun(await by.runs())?.id;
    if (id === undefined) {
      const reason = 'No change of this host waits to be confirmed: it is kept or undone already.';
      throw fail('STATE_INVALID', {
        name: connections.get(connection)?.label ?? connection,
        reason,
        remedy: '',
      });
    }
    return { by, id };
  };

  return {
    list: hostBridges.list.handler(async ({ input }) => {
      const { context, managers } = await readInterfaces(deps, connections.require(input.connection));
      return { interfaces: [...context.interfaces], managers };
    }),

    plan: hostBridges.plan.handler(async ({ input }) => {
      const { context } = await readInterfaces(deps, connections.require(input.connection));
      return planBridge(input.wish, context);
    }),

    apply: hostBridges.apply.handler(async ({ input: { connection, title, steps, stamp } }) => {
      const seconds = steps.flatMap(step => (step.do === 'confirm-within' ? [step.seconds] : []))[0];
      if (seconds === undefined) {
        throw fail('INPUT_INVALID', { field: 'steps', reason: 'It has no step that undoes it by itself.' });
      }
      const by = await helper(connection);
      const request = { title, seconds, plan: planText(title, steps), stamp };
      const { id } = jobs.start({ title, connection, cancellable: false }, async job => {
        try {
          await trials.apply(connection, by, request, job);
        } finally {
          deps.forget(connection);
        }
      });
      return { job: id };
    }),

    watch: hostBridges.watch.handler(({ input: { connection }, signal }) => {
      const adopt = async () => {
        const live = connections.live(connection);
        if (live) await trials.adopt(connection, (await helperOf(deps, live)).helper);
      };
      return stoppable(stop => watchTrial(trials, connection, adopt, stop), signal);
    }),

    confirm: hostBridges.confirm.handler(async ({ input: { connection, run } }) => {
      const { by, id } = await named(connection, run);
      return await trials.confirm(connection, by, id);
    }),

    rollBack: hostBridges.rollBack.handler(async ({ input: { connection, run } }) => {
      const { by, id } = await named(connection, run);
      return await trials.rollBack(connection, by, id);
    }),
  };
}
