import { parseUuid } from 'node-libvirt';
import { runSteps } from '#electron/jobs/undo.ts';
import type { FilterAction, FilterPlan } from '#shared/contract/filters.ts';
import { type FilterWork, planFilter } from '#shared/domain/filters/plan-filter.ts';
import { fail } from '../failures/fail.ts';
import { requireShown, stamped } from '../plans/stamp.ts';
import type { LiveConnection } from '../ports.ts';
import { type FiltersDeps, readFilters } from './read-filters.ts';

interface Prepared {
  readonly plan: FilterPlan;
  readonly work?: FilterWork;
}

/** Looks at everything anew, and decides; nothing is changed. */
export async function prepareFilter(
  deps: FiltersDeps,
  live: LiveConnection,
  action: FilterAction,
): Promise<Prepared> {
  const state = await readFilters(deps, live);
  if (!state)
    throw fail('UNSUPPORTED', { host: live.label, reason: 'Its driver of libvirt has no network filters.' });
  const { plan, work } = planFilter(action, state);
  const { before, after } = plan;
  const shown = stamped(plan, [action, before]);
  return {
    plan: { ...shown, ...(before !== undefined && { before }), ...(after !== undefined && { after }) },
    ...(work && { work }),
  };
}

/** Starts the job; `done` is called when there is another filter, or one less. */
export async function runFilter(
  deps: FiltersDeps,
  live: LiveConnection,
  { action, stamp, done }: { action: FilterAction; stamp: string; done: () => void },
): Promise<{ job: string }> {
  const { plan, work } = await prepareFilter(deps, live, action);
  requireShown(plan, stamp, plan.title);
  if (!work) throw fail('INTERNAL');
  const rpc = await live.work();
  const carryOut = async () => {
    if (work.do === 'define') {
      // Never with VALIDATE: libxml2 takes exponential time for the attributes of a rule, a dozen of them minutes,
      // and libvirt holds the lock of all filters meanwhile (libvirt 9.0, libxml2 2.9.14).
      await rpc.call('nwfilterDefineXml', { xml: work.xml });
      return;
    }
    const { nwfilter } = await rpc.call('nwfilterLookupByUuid', { uuid: parseUuid(work.uuid) });
    await rpc.call('nwfilterUndefine', { nwfilter });
  };
  const { id } = deps.jobs.start(
    { title: plan.title, connection: live.id, cancellable: false },
    async job => {
      // One step: what fails has changed nothing, and there is nothing to undo.
      const step = { title: plan.steps[0] ?? plan.title, do: carryOut, undo: async () => undefined };
      await runSteps([step], job);
      done();
    },
  );
  return { job: id };
}
