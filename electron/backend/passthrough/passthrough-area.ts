import { passthroughOptions } from '#shared/domain/passthrough/options.ts';
import { procedures } from '../procedures.ts';
import { applyPassthrough } from './apply.ts';
import { listSetups } from './list.ts';
import { makePlan } from './make-plan.ts';
import type { PassthroughDeps } from './passthrough-deps.ts';
import { proceedWith } from './proceed.ts';
import { readInputs } from './read-inputs.ts';
import { readSetting } from './read-setting.ts';
import { planUndo, undoPassthrough } from './undo.ts';
import { verifySetup } from './verify.ts';

/** Devices of the host for guests: planned, done, verified after a restart, and taken back. */
export function createPassthroughArea(deps: PassthroughDeps) {
  const { passthrough } = procedures;
  return {
    options: passthrough.options.handler(async ({ input }) => {
      const live = deps.connections.require(input.guest.connection);
      const [setting, inputs] = await Promise.all([readSetting(deps, input, 'kept'), readInputs(deps, live)]);
      return passthroughOptions(setting, inputs);
    }),
    plan: passthrough.plan.handler(async ({ input }) => (await makePlan(deps, input, 'kept')).plan),
    apply: passthrough.apply.handler(({ input }) => applyPassthrough(deps, input)),
    list: passthrough.list.handler(async ({ input }) => ({
      setups: await listSetups(deps, input.connection),
    })),
    planUndo: passthrough.planUndo.handler(({ input }) => planUndo(deps, input)),
    undo: passthrough.undo.handler(({ input }) => undoPassthrough(deps, input)),
    proceed: passthrough.proceed.handler(({ input }) => proceedWith(deps, input)),
    verify: passthrough.verify.handler(({ input }) => verifySetup(deps, input)),
    forget: passthrough.forget.handler(async ({ input }) => {
      await deps.setups.get(input.connection, input.setup);
      await deps.setups.forget(input.setup);
      return {};
    }),
  };
}
