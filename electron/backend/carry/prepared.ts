import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { Journal } from '../unfinished/journal.ts';
import type { TemplateFiles } from '../templates/template-files.ts';
import type { AreaDeps } from '../ports.ts';

export interface CarryDeps extends AreaDeps {
  readonly journal: Journal;
  readonly templates: TemplateFiles;
}

/** A plan that can be shown, and run as a job if it is still the one that was shown. */
export interface Prepared {
  readonly plan: ActionPlan;
  /** Answers with the job's id. */
  start(): { job: string };
}
