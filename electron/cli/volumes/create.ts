import { type VolumeFormat, volumeFormats } from '#shared/contract/volumes.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { firstLineOf } from '../first-line.ts';
import { CliError, type VerbInput } from '../verb.ts';
import { doVolume } from './do-volume.ts';
import { sizeOf } from './size.ts';
import { type VolumesSubverb, volumePlace } from './subverb.ts';

export const createVolume: VolumesSubverb = {
  name: 'create',
  usage: 'create POOL/VOLUME SIZE',
  options: {
    format: { type: 'string' },
    full: { type: 'boolean' },
    metadata: { type: 'boolean' },
    on: { type: 'string' },
    'passphrase-file': { type: 'string' },
    secret: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  optionHelp: [
    ['create POOL/VOLUME SIZE', 'a new volume, such as: create default/data.qcow2 40G'],
    ['--format FORMAT', `${volumeFormats.join(', ')}; by its name, else what the pool has`],
    ['--full', 'set all of its room aside at once'],
    ['--metadata', 'set the tables of qcow2 aside at once'],
    ['--on PATH', 'it holds only what differs from this image'],
    ['--passphrase-file FILE', 'encrypt it (LUKS) with the first line of a file; - for the standard input'],
    ['--secret UUID', 'encrypt it (LUKS) by a secret that libvirt keeps already'],
  ],
  positionals: { min: 2, max: 2 },
  async run(input, connection, [place = '', size = '']) {
    const { pool, volume } = volumePlace(place);
    const { values } = input;
    const client = await input.client();
    const offer = await client.volumes.offer({ connection, pool }, { signal: input.signal });
    const format = formatOf(values['format'], volume, offer.formats);
    const file = values['passphrase-file'];
    const passphrase = typeof file === 'string' ? await firstLineOf('--passphrase-file', file) : undefined;
    const secret = values['secret'] === undefined ? null : uuidSchema.parse(values['secret']);
    const on = typeof values['on'] === 'string' ? values['on'] : undefined;
    await doVolume(input, {
      connection,
      pool,
      about: place,
      passphrase,
      action: {
        do: 'create',
        name: volume,
        capacity: sizeOf(size),
        format,
        room:
          values['full'] === true || !offer.files
            ? 'full'
            : values['metadata'] === true
              ? 'metadata'
              : 'sparse',
        ...(on !== undefined && { backing: { path: on, format: formatOf(undefined, on, offer.formats) } }),
        ...((passphrase !== undefined || secret !== null) && { encryption: { secret } }),
      },
    });
  },
};

const bySuffix: Readonly<Record<string, VolumeFormat>> = { img: 'raw', vhd: 'vpc' };

function formatOf(
  wanted: VerbInput['values'][string],
  name: string,
  offered: readonly VolumeFormat[],
): VolumeFormat {
  if (wanted !== undefined) {
    const known = volumeFormats.find(format => format === wanted);
    if (known === undefined)
      throw new CliError(`--format: “${String(wanted)}” is none of: ${volumeFormats.join(', ')}.`);
    return known;
  }
  const suffix = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const told = bySuffix[suffix] ?? volumeFormats.find(format => format === suffix);
  return told !== undefined && offered.includes(told) ? told : (offered[0] ?? 'raw');
}
