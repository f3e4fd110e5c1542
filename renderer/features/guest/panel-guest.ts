import { createContext, useContext } from 'react';
import type { Guest } from '#shared/contract/guests.ts';

export const PanelGuest = createContext<Guest | undefined>(undefined);

/** The guest that the panel around this tab shows. */
export function usePanelGuest(): Guest {
  const guest = useContext(PanelGuest);
  if (guest === undefined) throw new Error('A tab of a guest was used outside of its panel.');
  return guest;
}
