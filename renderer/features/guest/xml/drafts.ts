import { create } from 'zustand';
import type { GuestKey } from '#renderer/api/live/guests.ts';

/** A document that is being written, and the one it was begun from. */
export interface Draft {
  readonly base: string;
  readonly text: string;
}

/** By guest: leaving the page keeps what was typed, for as long as the window is open. */
export const useDrafts = create<{ readonly drafts: ReadonlyMap<GuestKey, Draft> }>(() => ({
  drafts: new Map(),
}));

/** Undefined, or a text that is the same as its base: there is none any more. */
export function keepDraft(guest: GuestKey, draft: Draft | undefined): void {
  const drafts = new Map(useDrafts.getState().drafts);
  if (draft === undefined || draft.text === draft.base) drafts.delete(guest);
  else drafts.set(guest, draft);
  useDrafts.setState({ drafts });
}
