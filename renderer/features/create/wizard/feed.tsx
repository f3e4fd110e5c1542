import { useEffect } from 'react';
import { useGuests } from '#renderer/api/live/guests.ts';
import { useDraft } from './draft-store.ts';
import { startPlanning } from './planning.ts';
import { freeName, useSuggestion } from './suggestion.ts';
import { useLook } from './use-look.ts';
import { useOptions } from './use-options.ts';

/** Keeps plan and suggested name at what the draft is. Draws nothing, so that nothing else is drawn for it. */
export function Feed() {
  const options = useOptions();
  const { look } = useLook();
  useEffect(() => startPlanning(), []);
  useEffect(() => {
    const base = look?.suggestedName;
    if (base !== undefined) {
      useSuggestion.setState({ name: freeName(base, namesNow()), why: 'by what it starts from' });
    } else if (options !== undefined) {
      useSuggestion.setState({ name: options.suggestedName, why: 'no other guest has it' });
    }
  }, [look?.suggestedName, options]);
  return null;
}

function namesNow(): ReadonlySet<string> {
  const connection = useDraft.getState().draft?.connection;
  const guests = [...useGuests.getState().byKey.values()];
  return new Set(guests.filter(guest => guest.connection === connection).map(({ name }) => name));
}
