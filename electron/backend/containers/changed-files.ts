import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { ChangedFiles } from '#shared/contract/container-work.ts';
import { handleOf } from './handle.ts';
import type { ContainerDeps } from './ports.ts';

/** More are counted, and not shown. */
const MOST = 5000;
/** Checked in one go: few enough not to hold up the event loop. */
const FILES_A_TURN = 2000;

const changeSchema = z.object({
  Path: z.string(),
  Kind: z.union([z.literal(0), z.literal(1), z.literal(2)]),
});
const kinds = ['changed', 'added', 'deleted'] as const;

export async function readChangedFiles(deps: ContainerDeps, ref: ContainerRef): Promise<ChangedFiles> {
  return await handleOf(deps, ref, async handle => {
    const said: unknown = await handle.changes();
    // The engine writes null for none, and dockerode hands over the bytes of what is as good as false.
    const answer = Buffer.isBuffer(said) ? [] : z.array(z.unknown()).parse(said);
    const files: ChangedFiles['files'] = [];
    for (const [at, change] of answer.entries()) {
      if (at % FILES_A_TURN === FILES_A_TURN - 1) await nextTurn();
      const { Path: path, Kind } = changeSchema.parse(change);
      files.push({ path, kind: kinds[Kind] });
    }
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    return { files: files.slice(0, MOST), total: files.length };
  });
}
