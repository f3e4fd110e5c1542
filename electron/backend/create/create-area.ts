import { planGuest } from '#shared/domain/create/plan.ts';
import { OsDatabase } from '#electron/media/osinfo.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { browse } from './browse.ts';
import { gatherFacts } from './facts.ts';
import { fixProblem } from './fix.ts';
import { createOptions } from './options.ts';
import { runCreate } from './run.ts';

/** Creating a guest, the short way. */
export function createCreateArea(deps: AreaDeps) {
  const database = new OsDatabase();
  return {
    options: procedures.create.options.handler(({ input }) =>
      createOptions(deps, deps.connections.require(input.connection)),
    ),

    plan: procedures.create.plan.handler(async ({ input }) => {
      const live = deps.connections.require(input.connection);
      return planGuest(input, await gatherFacts(deps, live, input, database)).plan;
    }),

    run: procedures.create.run.handler(({ input }) => runCreate(deps, input, database)),

    fix: procedures.create.fix.handler(({ input }) => fixProblem(deps, input.request, input.fix, database)),

    browse: procedures.create.browse.handler(async ({ input }) => {
      const live = deps.connections.require(input.connection);
      if (!live.host.local)
        throw fail('UNSUPPORTED', { host: live.label }, 'Only folders of this computer can be looked into.');
      return browse(input.folder);
    }),
  };
}
