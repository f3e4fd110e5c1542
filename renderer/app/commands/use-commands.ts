import { useEffect } from 'react';
import { registerCommands, type Command } from './registry.ts';

/** Offers commands while the component is there. Pass a memoised list, or one made outside of it. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => registerCommands(commands), [commands]);
}
