import { basename, resolve } from 'node:path';
import type { Job } from '#shared/contract/jobs.ts';
import { carryOut } from '../carry-out.ts';
import { type VolumesSubverb, volumePlace } from './subverb.ts';
import { checksumOf, printTransfer, transferOptions } from './transfer-options.ts';

export const uploadVolume: VolumesSubverb = {
  name: 'upload',
  usage: 'upload FILE POOL/[VOLUME]',
  options: { ...transferOptions, overwrite: { type: 'boolean' } },
  optionHelp: [
    ['upload FILE POOL/[VOLUME]', 'a file of this computer as a new volume, by its own name unless said'],
    ['--overwrite', 'upload: into the volume that is there; what it holds is lost'],
    ['--checksum sha256:HEX', 'upload, download: what it must have; what has another is not kept'],
    ['--no-checksum', 'upload, download: count none'],
  ],
  positionals: { min: 2, max: 2 },
  async run(input, connection, [path = '', place = '']) {
    const { pool, volume: named } = volumePlace(place);
    const volume = named === '' ? basename(path) : named;
    const choice = {
      connection,
      pool,
      volume,
      source: { from: 'path' as const, path: resolve(path) },
      ...(input.values['overwrite'] === true && { overwrite: true }),
      ...checksumOf(input),
    };
    const { transfers } = await input.client();
    const plan = await transfers.planUpload(choice, { signal: input.signal });
    const run = (stamp: string) => transfers.upload({ ...choice, stamp });
    let ended: Job | undefined;
    const dryRun = input.values['dry-run'] === true;
    await carryOut(input, { about: path, plan, dryRun, run, done: job => (ended = job) });
    if (ended) await printTransfer(input, ended, { pool, volume });
  },
};
