import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Job } from '#shared/contract/jobs.ts';
import { carryOut } from '../carry-out.ts';
import { type VolumesSubverb, volumePlace } from './subverb.ts';
import { checksumOf, printTransfer, transferOptions } from './transfer-options.ts';

export const downloadVolume: VolumesSubverb = {
  name: 'download',
  usage: 'download POOL/VOLUME [TO]',
  options: transferOptions,
  optionHelp: [
    ['download POOL/VOLUME [TO]', 'into a new file, or into a folder; here, by its own name, unless said'],
  ],
  positionals: { min: 1, max: 2 },
  async run(input, connection, [place = '', to = '.']) {
    const { pool, volume } = volumePlace(place);
    const isFolder = await stat(to).then(
      found => found.isDirectory(),
      () => false,
    );
    const path = resolve(isFolder ? join(to, basename(volume)) : to);
    const choice = { connection, pool, volume, to: { to: 'path' as const, path }, ...checksumOf(input) };
    const { transfers } = await input.client();
    const plan = await transfers.planDownload(choice, { signal: input.signal });
    const run = (stamp: string) => transfers.download({ ...choice, stamp });
    let ended: Job | undefined;
    const dryRun = input.values['dry-run'] === true;
    await carryOut(input, { about: place, plan, dryRun, run, done: job => (ended = job) });
    if (ended) await printTransfer(input, ended, { path });
  },
};
