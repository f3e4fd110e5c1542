import { formatBytes } from '#shared/domain/units.ts';
import { type VolumesSubverb, volumePlace } from './subverb.ts';

export const showVolume: VolumesSubverb = {
  name: 'show',
  usage: 'show POOL/VOLUME',
  optionHelp: [['show POOL/VOLUME', 'one volume: what it stands on, what stands on it, and who has it']],
  positionals: { min: 1, max: 1 },
  async run(input, connection, [place = '']) {
    const client = await input.client();
    const at = { connection, ...volumePlace(place) };
    const details = await client.volumes.details(at, { signal: input.signal });
    if (input.json) return await input.out(`${JSON.stringify(details, null, 2)}\n`);
    const { volume, below, above } = details;
    const { path, facts, usedBy } = volume;
    const lines: [string, string][] = [
      ['path', path],
      ['format', `${facts?.format ?? 'unknown'}${facts?.encrypted === true ? ', encrypted' : ''}`],
      ['size', facts ? formatBytes(facts.capacity) : ''],
      ['taken', facts ? formatBytes(facts.allocation) : ''],
      [
        'used by',
        usedBy.map(({ name, active }) => `${name}${active ? ' (running)' : ''}`).join(', ') || 'no guest',
      ],
      ...below.map((layer): [string, string] => [
        'stands on',
        `${layer.path}${layer.missing ? ' (missing)' : ''}`,
      ]),
      ...above.map((layer): [string, string] => ['carries', layer.path]),
    ];
    await input.out(lines.map(([name, value]) => `${name.padEnd(10)} ${value}\n`).join(''));
  },
};
