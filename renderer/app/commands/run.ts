import { notifyFailure } from '../notifications/store.ts';
import { isAvailable, useCommandRegistry, type Command } from './registry.ts';

/** Runs a command and says so when it fails. Answers whether it could be run at all. */
export function runCommand(command: Command): boolean {
  if (!isAvailable(command)) return false;
  void (async () => {
    try {
      await command.run();
    } catch (error) {
      notifyFailure(error);
    }
  })();
  return true;
}

export function runCommandById(id: string): boolean {
  const command = useCommandRegistry.getState().commands.get(id);
  return command !== undefined && runCommand(command);
}
