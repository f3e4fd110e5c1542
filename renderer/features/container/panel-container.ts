import { createContext, useContext } from 'react';
import type { Container } from '#shared/contract/containers.ts';

export const PanelContainer = createContext<Container | undefined>(undefined);

/** The container that the panel around this tab shows. */
export function usePanelContainer(): Container {
  const container = useContext(PanelContainer);
  if (container === undefined) throw new Error('A tab of a container was used outside of its panel.');
  return container;
}
