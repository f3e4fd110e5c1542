import type { ActionPlan, TouchedFile } from '../../contract/action-plan.ts';

/** A plan as it is shown, without its stamp, and what is to be done for it. */
export interface Planned<Work> {
  readonly plan: Omit<ActionPlan, 'stamp'>;
  readonly work: Work;
}

export const sized = (size: number | undefined) => (size === undefined ? {} : { size });

const weight: Readonly<Record<TouchedFile['becomes'], number>> = {
  kept: 0,
  made: 1,
  changed: 2,
  moved: 3,
  merged: 4,
  deleted: 5,
};

/** One line a file: what becomes of it in the end. */
export function fates(files: readonly TouchedFile[]): TouchedFile[] {
  const last = new Map<string, TouchedFile>();
  for (const file of files) {
    const known = last.get(file.path);
    if (!known || weight[file.becomes] >= weight[known.becomes]) last.set(file.path, file);
  }
  return [...last.values()];
}
