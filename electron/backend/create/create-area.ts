import { planGuest } from '#shared/domain/create/plan.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { browse } from './browse.ts';
import { createDeps } from './create-deps.ts';
import { gatherFacts } from './facts.ts';
import { fixProblem } from './fix.ts';
import { hashPassword } from './hash-password.ts';
import type { HostCache } from './host-cache.ts';
import { lookAt } from './look.ts';
import { createOptions } from './options.ts';
import { runCreate } from './run.ts';

/** Creating a guest: what can be chosen, the plan for what was, and carrying it out. */
export function createCreateArea(shared: AreaDeps & { readonly hosts: HostCache }) {
  const deps = createDeps(shared);
  const { create } = procedures;
  return {
    options: create.options.handler(({ input: { connection, ...wish } }) =>
      createOptions(deps, deps.connections.require(connection), wish),
    ),

    look: create.look.handler(({ input: { connection, source } }) =>
      lookAt(deps, deps.connections.require(connection), source),
    ),

    plan: create.plan.handler(async ({ input }) => {
      const live = deps.connections.require(input.connection);
      return planGuest(input, await gatherFacts(deps, live, input, 'kept')).plan;
    }),

    run: create.run.handler(({ input }) => runCreate(deps, input)),

    fix: create.fix.handler(({ input }) => fixProblem(deps, input.request, input.fix)),

    browse: create.browse.handler(async ({ input: { connection, folder, files } }) => {
      const live = connection === undefined ? undefined : deps.connections.require(connection);
      if (live?.host.local === false)
        throw fail('UNSUPPORTED', { host: live.label }, 'Only folders of this computer can be looked into.');
      return browse(folder, files);
    }),

    hashPassword: create.hashPassword.handler(({ input }) => ({ hash: hashPassword(input.password) })),
  };
}
