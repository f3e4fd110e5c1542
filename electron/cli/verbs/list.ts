import { formatBytes } from '#shared/domain/units.ts';
import { allGuests } from '../guests.ts';
import { table } from '../table.ts';
import type { Verb } from '../verb.ts';

export const list: Verb = {
  name: 'list',
  summary: 'show every guest and its state',
  usage: '[--json]',
  positionals: { min: 0, max: 0 },
  async run(input) {
    const { guests, connections } = await allGuests(input);
    const uris = new Map(connections.map(({ id, uri }) => [id, uri]));
    const rows = guests
      .map(guest => ({ ...guest, connection: uris.get(guest.connection) ?? guest.connection }))
      .toSorted(
        (a, b) =>
          a.connection.localeCompare(b.connection) || a.name.localeCompare(b.name, 'en', { numeric: true }),
      );
    if (input.json) await input.out(`${JSON.stringify(rows, null, 2)}\n`);
    else {
      await input.out(
        table(
          ['NAME', 'STATE', 'CPUS', 'MEMORY', 'CONNECTION'],
          rows.map(row => [row.name, row.state, String(row.vcpus), formatBytes(row.memory), row.connection]),
        ),
      );
    }
    return 0;
  },
};
