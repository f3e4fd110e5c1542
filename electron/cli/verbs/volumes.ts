import { oneConnection } from '../one-connection.ts';
import { CliError, type Verb } from '../verb.ts';
import { cloneVolume, convertVolume, deleteVolume, resizeVolume, wipeVolume } from '../volumes/change.ts';
import { createVolume } from '../volumes/create.ts';
import { downloadVolume } from '../volumes/download.ts';
import { listVolumes } from '../volumes/list.ts';
import { showVolume } from '../volumes/show.ts';
import type { VolumesSubverb } from '../volumes/subverb.ts';
import { uploadVolume } from '../volumes/upload.ts';

const subverbs: readonly VolumesSubverb[] = [
  listVolumes,
  showVolume,
  createVolume,
  resizeVolume,
  cloneVolume,
  convertVolume,
  wipeVolume,
  deleteVolume,
  uploadVolume,
  downloadVolume,
];

export const volumes: Verb = {
  name: 'volumes',
  summary: 'volumes of storage pools: list, create, resize, clone, convert, wipe, delete, upload, download',
  usage: subverbs.map(({ usage }) => usage).join(' | '),
  options: Object.assign({}, ...subverbs.map(({ options }) => options)),
  optionHelp: [
    ...subverbs.flatMap(({ optionHelp = [] }) => optionHelp),
    ['--dry-run', 'print what would be done, and change nothing'],
  ],
  positionals: { min: 1, max: 3 },
  async run(input) {
    const [what = '', ...rest] = input.positionals;
    const subverb = subverbs.find(({ name }) => name === what);
    if (subverb === undefined) {
      const known = subverbs.map(({ name }) => name).join(', ');
      throw new CliError(`volumes: “${what}” is none of: ${known}. Try: innkeeper volumes --help`);
    }
    const { min, max } = subverb.positionals;
    if (rest.length < min || rest.length > max) throw new CliError(`volumes: write it as: ${subverb.usage}.`);
    const { id } = await oneConnection(input, 'volumes');
    await subverb.run(input, id, rest);
    return 0;
  },
};
