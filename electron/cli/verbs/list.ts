import { formatBytes } from '#shared/domain/units.ts';
import { everything } from '../everything.ts';
import { table } from '../table.ts';
import type { Verb } from '../verb.ts';

export const list: Verb = {
  name: 'list',
  summary: 'show every machine and container, and its state',
  usage: '[--json]',
  positionals: { min: 0, max: 0 },
  async run(input) {
    const { guests, connections, containers, engines } = await everything(input);
    const places = new Map<string, string>([
      ...connections.map(({ id, uri }) => [`machine ${id}`, uri] as const),
      ...engines.map(({ id, address }) => [`container ${id}`, address] as const),
    ]);
    const rows = [
      ...guests.map(guest => ({
        ...guest,
        kind: 'machine' as const,
        connection: places.get(`machine ${guest.connection}`) ?? guest.connection,
      })),
      ...containers.map(container => ({
        ...container,
        kind: 'container' as const,
        // Scripts tell guests apart by it, whatever they are.
        uuid: container.id,
        connection: places.get(`container ${container.engine}`) ?? container.engine,
      })),
    ].toSorted(
      (a, b) =>
        a.connection.localeCompare(b.connection) || a.name.localeCompare(b.name, 'en', { numeric: true }),
    );
    if (input.json) await input.out(`${JSON.stringify(rows, null, 2)}\n`);
    else {
      await input.out(
        table(
          ['NAME', 'KIND', 'STATE', 'CPUS', 'MEMORY', 'CONNECTION'],
          rows.map(row => [
            row.name,
            row.kind,
            row.state,
            ...(row.kind === 'machine' ? [String(row.vcpus), formatBytes(row.memory)] : ['', '']),
            row.connection,
          ]),
        ),
      );
    }
    return 0;
  },
};
