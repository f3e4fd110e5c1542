import type { ActionPlan, TouchedFile } from '../../../contract/action-plan.ts';
import type { Failure, FailureCode } from '../../../contract/failure.ts';
import { formatBytes } from '../../units.ts';

/** A plan before it has its stamp. */
export type PlanDraft = Omit<ActionPlan, 'stamp'>;

/** Gathers what a person has to know before something is done. */
export class Draft {
  readonly #steps: string[] = [];
  readonly #files: TouchedFile[] = [];
  readonly #lost: string[] = [];
  readonly #warnings: ActionPlan['warnings'] = [];
  readonly #problems: ActionPlan['problems'] = [];
  readonly #space: ActionPlan['space'] = [];
  readonly #title: string;
  readonly #takesEffect: ActionPlan['takesEffect'];

  constructor(title: string, takesEffect: ActionPlan['takesEffect'] = 'now') {
    this.#title = title;
    this.#takesEffect = takesEffect;
  }

  step(text: string): void {
    this.#steps.push(text);
  }

  file(file: TouchedFile): void {
    this.#files.push(file);
  }

  lose(text: string): void {
    this.#lost.push(text);
  }

  warn(text: string, why: string, remedy?: string): void {
    this.#warnings.push({ text, why, ...(remedy !== undefined && { remedy }) });
  }

  refuse(code: FailureCode, params: Failure['params'] = {}, field?: string, detail?: string): void {
    const failure = { code, params, ...(detail !== undefined && { detail }) };
    this.#problems.push({ failure, ...(field !== undefined && { field }) });
  }

  /** Room taken at once, which is a problem where it is not there. */
  room(place: string, needed: number, free: number | undefined, field?: string): void {
    if (needed === 0) return;
    this.#space.push({ place, needed, ...(free !== undefined && { free }) });
    if (free === undefined || needed <= free) return;
    this.refuse('NO_SPACE', { path: place, needed: formatBytes(needed), free: formatBytes(free) }, field);
  }

  get refused(): boolean {
    return this.#problems.length > 0;
  }

  done(): PlanDraft {
    return {
      title: this.#title,
      steps: this.#steps,
      files: this.#files,
      lost: this.#lost,
      warnings: this.#warnings,
      problems: this.#problems,
      space: this.#space,
      takesEffect: this.#takesEffect,
    };
  }
}
