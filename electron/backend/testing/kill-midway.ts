import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CarryAction } from '#shared/contract/carry.ts';
import type { SnapshotAction } from '#shared/contract/snapshots.ts';
import type { UploadChoice } from '#shared/contract/transfers.ts';
import type { Uuid } from '#shared/contract/values.ts';
import { bundleMeasurements } from '../../../scripts/bench/bundle.mjs';
import { root } from '../../../scripts/setup/root.mjs';

const SOURCE = fileURLToPath(new URL('doomed-backend.ts', import.meta.url));
/** Under the checkout, so that packages are found. */
const CACHE = join(root, 'node_modules/.cache');

interface Place {
  readonly uri: string;
  /** Of the backend that is to find what is left. */
  readonly stateDir: string;
}

type Begun =
  | readonly ['carry', CarryAction]
  | readonly ['snapshots', SnapshotAction]
  | readonly ['transfers', UploadChoice];

/** A step of its job; or something that is watched, which is given how to kill and gives back how to stop watching. */
type At = RegExp | ((kill: () => void) => () => void);

/** For tests of what a backend leaves that is killed: one is built, to be started as a process as often as wanted. */
export async function buildDoomed() {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'innkeeper-doomed-'));
  await bundleMeasurements([SOURCE], folder);
  return {
    /**
     * Has another process begin an action, on a guest where it is one of a guest, and kills it at once. Throws when
     * it ended before.
     */
    async killedAt({ uri, stateDir }: Place, uuid: Uuid | '', begun: Begun, at: At): Promise<void> {
      const [area, action] = begun;
      const args = [join(folder, 'doomed-backend.js'), uri, stateDir, uuid, area, JSON.stringify(action)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      const kill = () => void child.kill('SIGKILL');
      const stop = at instanceof RegExp ? undefined : at(kill);
      for await (const step of createInterface({ input: child.stdout }))
        if (at instanceof RegExp && at.test(step)) kill();
      if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
      stop?.();
      if (child.signalCode !== 'SIGKILL') throw new Error('It ended before it was killed.');
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

export type Doomed = Awaited<ReturnType<typeof buildDoomed>>;
