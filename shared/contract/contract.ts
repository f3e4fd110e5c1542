import { connectionsContract } from './connections.ts';
import { consolesContract } from './consoles.ts';
import { createContract } from './create.ts';
import { guestsContract } from './guests.ts';
import { jobsContract } from './jobs.ts';
import { readinessContract } from './readiness.ts';
import { settingsContract } from './settings.ts';

/** The one contract between the backend and its fronts: desktop, browser and command line. */
export const contract = {
  connections: connectionsContract,
  guests: guestsContract,
  consoles: consolesContract,
  create: createContract,
  jobs: jobsContract,
  readiness: readinessContract,
  settings: settingsContract,
};
