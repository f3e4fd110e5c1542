import { formatBytes } from '#shared/domain/units.ts';
import type { LibraryItem } from '#shared/contract/library.ts';
import { oneConnection } from '../one-connection.ts';
import { table } from '../table.ts';
import type { Verb } from '../verb.ts';

/** ISO files and disk images of a host, and of this computer's downloads. */
export const library: Verb = {
  name: 'library',
  summary: 'ISO files and disk images, with the system in each',
  usage: '[--all]',
  options: { all: { type: 'boolean' } },
  optionHelp: [['--all', 'also disk images, and files that are neither']],
  positionals: { min: 0, max: 0 },
  async run(input) {
    const { id: connection } = await oneConnection(input, 'library');
    const client = await input.client();
    const { items, pools } = await client.library.list({ connection }, { signal: input.signal });
    const shown = items
      .filter(({ kind }) => input.values['all'] === true || kind === 'medium')
      .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    for (const { name, failure } of pools) if (failure) input.note(`The pool ${name} does not answer.`);
    if (input.json) await input.out(`${JSON.stringify(shown, null, 2)}\n`);
    else if (shown.length === 0)
      input.note(
        items.length === 0
          ? 'No pool and no download has anything here.'
          : 'There are no ISO files. --all shows the rest.',
      );
    else await input.out(table(['NAME', 'SYSTEM', 'SIZE', 'WHERE', 'USED BY'], shown.map(row)));
    return 0;
  },
};

function row({ name, os, label, size, at, usedBy, failure }: LibraryItem): string[] {
  return [
    name,
    failure ? 'damaged, or not to be read' : (os?.label ?? label ?? ''),
    size === undefined ? '' : formatBytes(size),
    at.kind === 'pool' ? at.pool : 'downloads',
    usedBy.map(user => user.name).join(', '),
  ];
}
