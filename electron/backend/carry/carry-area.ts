import { join } from 'node:path';
import type { CarryAction } from '#shared/contract/carry.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { requireShown } from '../plans/stamp.ts';
import { procedures } from '../procedures.ts';
import { TemplateFiles } from '../templates/template-files.ts';
import type { JournalDeps } from '../unfinished/kinds.ts';
import { prepareClone } from './prepare-clone.ts';
import { prepareExport } from './prepare-export.ts';
import { prepareImport } from './prepare-import.ts';
import { prepareTemplate } from './prepare-template.ts';
import type { CarryDeps, Prepared } from './prepared.ts';

/** Making another of a guest, and taking it elsewhere and back. */
export function createCarryArea(shared: JournalDeps) {
  const deps: CarryDeps = { ...shared, templates: new TemplateFiles(join(shared.stateDir, 'templates')) };
  const { carry } = procedures;
  return {
    plan: carry.plan.handler(async ({ input }) => {
      return (await prepare(deps, deps.guests.require(input.guest), input.action)).plan;
    }),

    run: carry.run.handler(async ({ input }) => {
      const guest = deps.guests.require(input.guest);
      const prepared = await prepare(deps, guest, input.action);
      requireShown(prepared.plan, input.stamp, guest.name);
      return prepared.start();
    }),

    planImport: carry.planImport.handler(async ({ input }) => (await prepareImport(deps, input)).plan),

    runImport: carry.runImport.handler(async ({ input: { stamp, ...input } }) => {
      const prepared = await prepareImport(deps, input);
      requireShown(prepared.plan, stamp, prepared.name);
      return prepared.start();
    }),
  };
}

function prepare(deps: CarryDeps, guest: Guest, action: CarryAction): Promise<Prepared> {
  switch (action.do) {
    case 'clone':
      return prepareClone(deps, guest, action);
    case 'template':
      return prepareTemplate(deps, guest, action);
    case 'export':
      return prepareExport(deps, guest, action);
  }
}
