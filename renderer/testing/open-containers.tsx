import { applyContainersEvent } from '#renderer/api/live/containers.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { registerCommands } from '#renderer/app/commands/registry.ts';
import { listenForShortcuts } from '#renderer/app/commands/shortcuts.ts';
import { containerCommands } from '#renderer/app/container-actions/commands.ts';
import { guestCommands } from '#renderer/app/guest-actions/commands.ts';
import type { Container } from '#shared/contract/containers.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { inventConnection } from './invent.ts';
import { inventedContainers, inventedEngine } from './invent-containers.ts';
import { type AppOptions, openApp } from './open-app.tsx';

interface Options extends AppOptions {
  /** Behind the `#`. */
  at?: string;
  containers?: readonly Container[];
  guests?: readonly Guest[];
}

/** The list of guests with containers in it, or the page of one, with the commands of both. For tests only. */
export function openContainers({
  at = '/guests',
  containers = inventedContainers,
  guests = [],
  ...options
}: Options = {}) {
  const connections = [inventConnection()];
  const scene = { connections, guests, engines: [inventedEngine], containers };
  const { container: page, ...app } = openApp(at.slice(1), scene, options);
  const withdraw = [registerCommands([...containerCommands, ...guestCommands]), listenForShortcuts()];
  return {
    ...app,
    page,
    /** As an event of the engine does. */
    changed: (container: Container) => applyContainersEvent({ kind: 'upsert', containers: [container] }),
    /** As an event of a job does. */
    job: (job: Job) => applyJobsEvent({ kind: 'upsert', job }),
    /** Ends what the next test would hear. */
    close: () => {
      for (const each of withdraw) each();
    },
  };
}
