import { useMemo } from 'react';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { AnswerPath } from './answer-path.ts';
import { ownItems, setAnswer, takeBack, type ListName } from './answers.ts';
import { useDraft } from './draft-store.ts';
import { usePlan } from './plan-store.ts';

type Items<L extends ListName> = NonNullable<CreateRequest[L]>;

export interface Rows<L extends ListName> {
  /** As resolved, item by item; what was just added is as it was added until it is planned. */
  rows: Items<L>;
  /** The person decided about this list. */
  chosen: boolean;
  add: (item: Items<L>[number]) => void;
  remove: (index: number) => void;
  move: (from: number, to: number) => void;
  reset: () => void;
}

/** A list of the request, to be added to, taken from and put in order. One item's fields are `useAnswer`'s. */
export function useRows<L extends ListName>(list: L): Rows<L> {
  const own = useDraft(({ draft }) => draft?.[list]) as Items<L> | undefined;
  const resolved = usePlan(({ plan }) => plan?.resolved[list]) as Items<L> | undefined;
  const rows = useMemo(() => {
    if (own === undefined) return resolved ?? ([] as unknown as Items<L>);
    // While a change is planned the two differ in length: then only one's own items are sure.
    return own.length === resolved?.length ? resolved : own;
  }, [own, resolved]);
  return useMemo(() => {
    const change = (next: Items<L>) => setAnswer(list as AnswerPath, next as never);
    return {
      rows,
      chosen: own !== undefined,
      add: item => change([...ownItems(list), item] as Items<L>),
      remove: index => change(ownItems(list).filter((_, at) => at !== index) as Items<L>),
      move: (from, to) => {
        const items: unknown[] = [...ownItems(list)];
        items.splice(to, 0, ...items.splice(from, 1));
        change(items as Items<L>);
      },
      reset: () => takeBack(list),
    };
  }, [list, own, rows]);
}
