import type { JobStore } from '#electron/jobs/job-store.ts';
import type { ConnectionRegistry } from '../connections/connections.ts';
import type { ContainerCache } from '../containers/container-cache.ts';
import type { Engines } from '../engines/ports.ts';
import type { Logger } from '../ports.ts';
import { containerHistory } from './containers/container-history.ts';
import { LastHeard } from './containers/last-heard.ts';
import { recordEngine } from './containers/record-engine.ts';
import { guestHistory } from './guest-history.ts';
import { recordEvents } from './record-events.ts';
import { recordJobs } from './record-jobs.ts';

interface Sources {
  readonly connections: ConnectionRegistry;
  readonly engines: Engines;
  readonly containers: ContainerCache;
  readonly jobs: JobStore;
  /** False: of engines only what is done here is written down; whoever stays for longer asks them for the rest. */
  readonly followEngines: boolean;
}

/** What happened to machines and to containers, written down as it comes. */
export function keepHistories(stateDir: string, log: Logger, sources: Sources) {
  const { connections, engines, containers: known, jobs, followEngines } = sources;
  const guests = guestHistory(stateDir, log);
  const containers = containerHistory(stateDir, log);
  const lastHeard = new LastHeard(stateDir, log);
  const closing = new AbortController();
  connections.onLink(live => recordEvents(live, guests));
  engines.onLink(async live => {
    // The engine is there for everybody else meanwhile.
    if (followEngines) void recordEngine({ containers: known, history: containers, lastHeard, log }, live);
    await Promise.resolve();
  });
  void recordJobs(jobs, { guests, containers, known }, closing.signal);
  return {
    guests,
    containers,
    /** After all connections: their end is written down too. */
    async close(): Promise<void> {
      closing.abort();
      await Promise.all([guests.close(), containers.close(), lastHeard.save()]);
    },
  };
}
