import { create } from 'zustand';
import type { ConnectionId } from '#shared/contract/values.ts';
import { emptyDraft, withoutSecrets, type Draft } from './draft.ts';

interface DraftStore {
  /** Undefined until a host to create on is known. */
  draft: Draft | undefined;
}

const place = 'innkeeper.new-guest';

function remembered(): Draft | undefined {
  try {
    const text = sessionStorage.getItem(place);
    return text === null ? undefined : (JSON.parse(text) as Draft);
  } catch {
    return undefined;
  }
}

/** The one draft of this window. It outlives the page and a reload, and ends with the window. */
export const useDraft = create<DraftStore>(() => ({ draft: remembered() }));

let writing: ReturnType<typeof setTimeout> | undefined;
const write = () => {
  const { draft } = useDraft.getState();
  if (draft === undefined) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, JSON.stringify(withoutSecrets(draft)));
};
useDraft.subscribe(() => {
  clearTimeout(writing);
  writing = setTimeout(write, 300);
});
addEventListener('pagehide', write);

export function changeDraft(change: (draft: Draft) => Draft): void {
  useDraft.setState(({ draft }) => ({ draft: draft && change(draft) }));
}

export const setDraft = (draft: Draft): void => useDraft.setState({ draft });
export const startOver = (connection: ConnectionId): void => setDraft(emptyDraft(connection));
export const dropDraft = (): void => useDraft.setState({ draft: undefined });
