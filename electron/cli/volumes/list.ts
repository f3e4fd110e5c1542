import { formatBytes } from '#shared/domain/units.ts';
import { spaceTaken } from '#shared/domain/volumes/space.ts';
import { table } from '../table.ts';
import type { VolumesSubverb } from './subverb.ts';

export const listVolumes: VolumesSubverb = {
  name: 'list',
  usage: 'list POOL',
  optionHelp: [['list POOL', 'what is in a pool, how big it is, and which guests have it']],
  positionals: { min: 1, max: 1 },
  async run(input, connection, [pool = '']) {
    const client = await input.client();
    const { volumes, space } = await client.volumes.list({ connection, pool }, { signal: input.signal });
    const sorted = volumes.toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    if (input.json) return await input.out(`${JSON.stringify(sorted, null, 2)}\n`);
    const rows = sorted.map(({ name, facts, usedBy }) => [
      name,
      facts?.format ?? '',
      facts ? formatBytes(facts.capacity) : '',
      facts ? formatBytes(facts.allocation) : '',
      usedBy.map(user => user.name).join(', '),
    ]);
    await input.out(table(['NAME', 'FORMAT', 'SIZE', 'TAKEN', 'USED BY'], rows));
    const over = spaceTaken(space, volumes)?.overCommitted ?? 0;
    if (over > 0) input.note(`${pool} is over-committed by ${formatBytes(over)}.`);
  },
};
