import { create } from 'zustand';
import type { EngineId } from '#shared/contract/engines.ts';
import { isWithin } from '#renderer/ui/wizard/at-path.ts';
import { type Draft, emptyDraft } from './draft.ts';

interface DraftStore {
  /** Undefined until an engine to run on is known. */
  draft: Draft | undefined;
  /** Of the container it was read from: what a request cannot say. */
  left: readonly string[];
  /** By field: why what is typed cannot be read, so that nothing of it is in the draft. */
  unread: Readonly<Record<string, string>>;
}

/** The one draft of this window. Variables may hold secrets: it is never written down. */
export const useDraft = create<DraftStore>(() => ({ draft: undefined, left: [], unread: {} }));

export function changeDraft(change: (draft: Draft) => Draft): void {
  useDraft.setState(({ draft }) => ({ draft: draft && change(draft) }));
}

export const setDraft = (draft: Draft, left: readonly string[] = []): void =>
  useDraft.setState({ draft, left, unread: {} });
export const startOver = (engine: EngineId): void => setDraft(emptyDraft(engine));
export const dropDraft = (): void => useDraft.setState({ draft: undefined, left: [], unread: {} });

/** `why` undefined: it can be read. */
export function markUnread(field: string, why: string | undefined): void {
  useDraft.setState(({ unread }) => {
    const { [field]: _old, ...others } = unread;
    return { unread: why === undefined ? others : { ...others, [field]: why } };
  });
}

/** Of everything within a field. */
export function forgetUnread(field: string): void {
  useDraft.setState(({ unread }) => ({
    unread: Object.fromEntries(Object.entries(unread).filter(([each]) => !isWithin(each, field))),
  }));
}
