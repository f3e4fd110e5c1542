import { create } from 'zustand';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { useCommandRegistry } from './commands/registry.ts';
import { runCommandById } from './commands/run.ts';

/** The command that opens the wizard for a new container. */
const WIZARD = 'container.run';

/** What a new container is to be like, until the wizard takes it. */
export const useHandedRun = create<{ handed: RunRequest | undefined }>(() => ({ handed: undefined }));

/** Whether there is a wizard to hand something to. */
export const useCanRunFrom = (): boolean => useCommandRegistry(({ commands }) => commands.has(WIZARD));

export function runContainerFrom(handed: RunRequest): void {
  useHandedRun.setState({ handed });
  runCommandById(WIZARD);
}
