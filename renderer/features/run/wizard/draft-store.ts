import { create } from 'zustand';
import type { EngineId } from '#shared/contract/engines.ts';
import { isWithin } from '#renderer/ui/wizard/at-path.ts';
import { type Draft, emptyDraft } from './draft.ts';

/** What was typed and cannot be read: nothing of it is in the draft. */
interface Unread {
  readonly text: string;
  readonly why: string;
}

interface DraftStore {
  /** Undefined until an engine to run on is known. */
  draft: Draft | undefined;
  /** Of the container it was read from: what a request cannot say. */
  left: readonly string[];
  /** By field; its text is shown again wherever the field is. */
  unread: Readonly<Record<string, Unread>>;
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

/** `left` undefined: it can be read. */
export function markUnread(field: string, left: Unread | undefined): void {
  useDraft.setState(({ unread }) => {
    const { [field]: _old, ...others } = unread;
    return { unread: left === undefined ? others : { ...others, [field]: left } };
  });
}

/** Of everything within a field. */
export function forgetUnread(field: string): void {
  useDraft.setState(({ unread }) => ({
    unread: Object.fromEntries(Object.entries(unread).filter(([each]) => !isWithin(each, field))),
  }));
}
