import type { ComponentType } from 'react';
import { create } from 'zustand';

/** One thing a person can do, wherever it is offered: palette, button, menu or shortcut. */
export interface Command {
  /** Unique, with its noun first: `guest.start`. */
  id: string;
  title: string;
  /** Where the palette and the shortcut sheet list it. */
  section:
    | 'General'
    | 'Selected guest'
    | 'Selected container'
    | 'Selected image'
    | 'New guest'
    | 'Console'
    | 'Go to'
    | 'Connections'
    | 'Activity'
    | 'View';
  /** Chords in the form `Mod+K`, `Shift+D`, or two in a row: `G H`. The first one is shown. */
  keys?: readonly string[];
  /** Further words it is found by. */
  keywords?: readonly string[];
  icon?: ComponentType;
  /** False while it cannot be done; then it is neither listed nor run. Asked each time. */
  available?: () => boolean;
  /** Why it cannot be done though it belongs here; then it is listed, but cannot be run. Asked each time. */
  blocked?: () => string | undefined;
  /** Works while text is being typed too; only for chords with Mod or Alt, and Escape. */
  whileTyping?: boolean;
  run: () => void | Promise<void>;
}

interface Registry {
  commands: ReadonlyMap<string, Command>;
}

export const useCommandRegistry = create<Registry>(() => ({ commands: new Map() }));

/** Adds commands until the returned function is called. A later one with the same id stands in front. */
export function registerCommands(commands: readonly Command[]): () => void {
  const { commands: before } = useCommandRegistry.getState();
  const next = new Map(before);
  for (const command of commands) next.set(command.id, command);
  useCommandRegistry.setState({ commands: next });
  return () => {
    const left = new Map(useCommandRegistry.getState().commands);
    for (const command of commands) {
      if (left.get(command.id) !== command) continue;
      const covered = before.get(command.id);
      if (covered === undefined) left.delete(command.id);
      else left.set(command.id, covered);
    }
    useCommandRegistry.setState({ commands: left });
  };
}

export const isListed = (command: Command): boolean => command.available?.() ?? true;

export const isAvailable = (command: Command): boolean =>
  isListed(command) && command.blocked?.() === undefined;

export function availableCommands(): Command[] {
  return [...useCommandRegistry.getState().commands.values()].filter(isAvailable);
}
