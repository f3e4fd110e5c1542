import type { ActionPlan, TouchedFile } from '../../contract/action-plan.ts';

/** A plan as it is shown, without its stamp, and what is to be done for it. */
export interface Planned<Work> {
  readonly plan: Omit<ActionPlan, 'stamp'>;
  readonly work: Work;
}

export const sized = (size: number | undefined) => (size === undefined ? {} : { size });

/** What a new qcow2 layer takes before anything is written to it. */
export const EMPTY_LAYER = 256 * 1024;

/** What several files take in one place, in one figure. */
export function byPlace(
  room: ReadonlyMap<string, number>,
  taken: readonly {
    readonly place: string;
    readonly needed: number;
    readonly atMost?: boolean | undefined;
  }[],
): ActionPlan['space'] {
  const places = new Map<string, ActionPlan['space'][number]>();
  for (const { place, needed, atMost } of taken) {
    const before = places.get(place);
    const free = room.get(place);
    places.set(place, {
      place,
      needed: needed + (before?.needed ?? 0),
      ...((atMost === true || before?.atMost === true) && { atMost: true }),
      ...(free !== undefined && { free }),
    });
  }
  return [...places.values()];
}

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
