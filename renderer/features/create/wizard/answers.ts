import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { AnswerPath, AnswerValue } from './answer-path.ts';
import { setAt, unsetAt } from '#renderer/ui/wizard/at-path.ts';
import type { Draft } from './draft.ts';
import { changeDraft, useDraft } from './draft-store.ts';
import { usePlan } from './plan-store.ts';

/**
 * A list whose items the plan filled in becomes the person's own when one of its items changes: the others keep
 * what says which image they are, and leave the rest to the plan.
 */
function ownList(draft: Draft, path: string, resolved: CreateRequest | undefined): Draft {
  const match = /^(disks|nics)\.\d/.exec(path);
  const list = match?.[1] as 'disks' | 'nics' | undefined;
  if (list === undefined || draft[list] !== undefined) return draft;
  if (list === 'nics') return { ...draft, nics: (resolved?.nics ?? [{}]).map(() => ({})) };
  const disks = resolved?.disks ?? [{}];
  return {
    ...draft,
    disks: disks.map(({ image, member, how, device }, index) =>
      index === 0
        ? {}
        : {
            ...(image && { image }),
            ...(member && { member }),
            ...(how && { how }),
            ...(device && { device }),
          },
    ),
  };
}

export function setAnswer<P extends AnswerPath>(path: P, value: AnswerValue<P>): void {
  const { plan } = usePlan.getState();
  changeDraft(draft => setAt(ownList(draft, path, plan?.resolved), path, value));
}

export function takeBack(path: AnswerPath): void {
  changeDraft(draft => withoutEmptyList(unsetAt(draft, path)));
}

/** One item without an answer is what a list left out is too. */
function withoutEmptyList(draft: Draft): Draft {
  const { disks, nics, ...rest } = draft;
  const says = (list: readonly object[] | undefined) =>
    list !== undefined && !(list.length === 1 && Object.keys(list[0] ?? {}).length === 0);
  return { ...rest, ...(disks && says(disks) && { disks }), ...(nics && says(nics) && { nics }) };
}

export type ListName = 'disks' | 'nics' | 'hostDevices' | 'folders';
type Items<L extends ListName> = NonNullable<Draft[L]>;

/** The list as it would be were it the person's own: each item without what the plan decides. */
export function ownItems<L extends ListName>(list: L): Items<L> {
  const { draft } = useDraft.getState();
  if (draft === undefined) return [] as unknown as Items<L>;
  const own = ownList(draft, `${list}.0`, usePlan.getState().plan?.resolved);
  return (own[list] ?? []) as Items<L>;
}
