import { create } from 'zustand';
import type { GuestKey } from '#renderer/api/live/guests.ts';
import { emptyDraft, type Draft } from './draft.ts';

interface Drafts {
  byGuest: ReadonlyMap<GuestKey, Draft>;
}

/** Changes that were made on a guest's page and are not applied. They outlive the page, not the app. */
export const useDrafts = create<Drafts>(() => ({ byGuest: new Map() }));

export const useDraft = (guest: GuestKey): Draft =>
  useDrafts(({ byGuest }) => byGuest.get(guest) ?? emptyDraft);

export const draftOf = (guest: GuestKey): Draft => useDrafts.getState().byGuest.get(guest) ?? emptyDraft;

export function changeDraft(guest: GuestKey, change: (draft: Draft) => Draft): void {
  useDrafts.setState(({ byGuest }) => {
    const next = new Map(byGuest);
    const draft = change(byGuest.get(guest) ?? emptyDraft);
    if (draft.size === 0) next.delete(guest);
    else next.set(guest, draft);
    return { byGuest: next };
  });
}

export const discardDraft = (guest: GuestKey): void => changeDraft(guest, () => emptyDraft);
