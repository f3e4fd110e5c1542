import type { Failure } from '#shared/contract/failure.ts';
import type { HardwareEdit, HardwarePlan, ItemId } from '#shared/contract/hardware.ts';

export type Warning = HardwarePlan['warnings'][number];

export interface Notes {
  problems(property: string | undefined): readonly Failure[];
  warnings(property: string | undefined): readonly Warning[];
}

/** What a plan says of the properties of one item; of the item as a whole for no property. */
export function notesOf(
  plan: HardwarePlan | undefined,
  edits: readonly HardwareEdit[],
  /** `added` for a device that is not there yet. */
  item: ItemId,
): Notes {
  const isMine = (at: number) => {
    const edit = edits[at];
    return edit !== undefined && (edit.op === 'add' ? item === 'added' : edit.item === item);
  };
  const problems = plan?.problems.filter(({ edit }) => isMine(edit)) ?? [];
  const warnings = plan?.warnings.filter(({ edit }) => isMine(edit)) ?? [];
  return {
    problems: property => problems.filter(each => each.property === property).map(({ failure }) => failure),
    warnings: property => warnings.filter(each => each.property === property),
  };
}
