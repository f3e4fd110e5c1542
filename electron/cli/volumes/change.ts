import { type WipeAlgorithm, wipeAlgorithms } from '#shared/contract/volumes.ts';
import { CliError, type VerbInput } from '../verb.ts';
import { doVolume } from './do-volume.ts';
import { sizeOf } from './size.ts';
import { type VolumesSubverb, volumePlace } from './subverb.ts';

export const resizeVolume: VolumesSubverb = {
  name: 'resize',
  usage: 'resize POOL/VOLUME SIZE',
  options: { shrink: { type: 'boolean' }, allocate: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  optionHelp: [
    ['resize POOL/VOLUME SIZE', 'make it bigger; what a guest has is grown as its disk'],
    ['--shrink', 'it may become smaller: whatever lies behind the new end is gone'],
    ['--allocate', 'set the new part of a raw volume aside at once'],
  ],
  positionals: { min: 2, max: 2 },
  async run(input, connection, [place = '', size = '']) {
    const { pool, volume } = volumePlace(place);
    const { shrink, allocate } = input.values;
    await doVolume(input, {
      connection,
      pool,
      about: place,
      action: {
        do: 'resize',
        volume,
        size: sizeOf(size),
        ...(shrink === true && { shrink }),
        ...(allocate === true && { allocate }),
      },
    });
  },
};

export const cloneVolume: VolumesSubverb = {
  name: 'clone',
  usage: 'clone POOL/VOLUME POOL/NEW',
  options: { format: { type: 'string' }, flatten: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  optionHelp: [
    ['clone POOL/VOLUME POOL/NEW', 'a copy, in the same pool or another'],
    ['--flatten', 'the copy holds everything, and stands on nothing'],
  ],
  positionals: { min: 2, max: 2 },
  async run(input, connection, [place = '', to = '']) {
    const { pool, volume } = volumePlace(place);
    const { pool: into, volume: name } = volumePlace(to);
    const format = diskFormat(input);
    const action = {
      do: 'clone',
      volume,
      pool: into,
      name,
      ...(format && { format }),
      ...flattened(input),
    } as const;
    await doVolume(input, { connection, pool, about: place, action });
  },
};

export const convertVolume: VolumesSubverb = {
  name: 'convert',
  usage: 'convert POOL/VOLUME',
  options: {
    format: { type: 'string' },
    flatten: { type: 'boolean' },
    'keep-old': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  optionHelp: [
    ['convert POOL/VOLUME', 'into --format qcow2 or raw; a guest that has it goes over to the new one'],
    ['--keep-old', 'the old one stays'],
  ],
  positionals: { min: 1, max: 1 },
  async run(input, connection, [place = '']) {
    const { pool, volume } = volumePlace(place);
    const format = diskFormat(input);
    if (format === undefined)
      throw new CliError('volumes convert: say into what: --format qcow2 or --format raw.');
    const keepOld = input.values['keep-old'] === true;
    const action = { do: 'convert', volume, format, keepOld, ...flattened(input) } as const;
    await doVolume(input, { connection, pool, about: place, action });
  },
};

export const wipeVolume: VolumesSubverb = {
  name: 'wipe',
  usage: 'wipe POOL/VOLUME',
  options: { algorithm: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  optionHelp: [
    ['wipe POOL/VOLUME', 'write over everything on it'],
    ['--algorithm WAY', `${wipeAlgorithms.join(', ')}; zero unless said`],
  ],
  positionals: { min: 1, max: 1 },
  async run(input, connection, [place = '']) {
    const { pool, volume } = volumePlace(place);
    const wanted = input.values['algorithm'] ?? 'zero';
    const algorithm: WipeAlgorithm | undefined = wipeAlgorithms.find(known => known === wanted);
    if (!algorithm)
      throw new CliError(`--algorithm: “${String(wanted)}” is none of: ${wipeAlgorithms.join(', ')}.`);
    await doVolume(input, { connection, pool, about: place, action: { do: 'wipe', volume, algorithm } });
  },
};

export const deleteVolume: VolumesSubverb = {
  name: 'delete',
  usage: 'delete POOL/VOLUME',
  options: { 'even-used': { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  optionHelp: [
    ['delete POOL/VOLUME', 'for good'],
    ['--even-used', 'also one that a guest which is off starts from'],
  ],
  positionals: { min: 1, max: 1 },
  async run(input, connection, [place = '']) {
    const { pool, volume } = volumePlace(place);
    const evenUsed = input.values['even-used'] === true;
    const action = { do: 'delete' as const, volumes: [volume], ...(evenUsed && { evenUsed }) };
    await doVolume(input, { connection, pool, about: place, action });
  },
};

function diskFormat({ values }: VerbInput): 'qcow2' | 'raw' | undefined {
  const { format } = values;
  if (format === undefined || format === 'qcow2' || format === 'raw') return format;
  throw new CliError(`--format: “${String(format)}” is neither qcow2 nor raw.`);
}

const flattened = ({ values }: VerbInput) => (values['flatten'] === true ? { flatten: true } : {});
