import type { Readability } from '#shared/contract/readability.ts';
import { oneConnection } from '../one-connection.ts';
import { table } from '../table.ts';
import { CliError, type Verb } from '../verb.ts';

/** Whether QEMU may read a file of the host, and what to do where it may not. */
export const readable: Verb = {
  name: 'readable',
  summary: 'whether QEMU may read a file of the host; if not, why, and what to do',
  usage: '[--write] PATH',
  options: { write: { type: 'boolean' } },
  optionHelp: [['--write', 'whether it may write to it, too, as to a disk']],
  positionals: { min: 1, max: 1 },
  async run(input) {
    const [path = ''] = input.positionals;
    if (!path.startsWith('/')) throw new CliError(`readable: give the full path of the file, not “${path}”.`);
    const { id: connection } = await oneConnection(input, 'readable');
    const client = await input.client();
    const write = input.values['write'] === true;
    const found = await client.readability.read({ connection, path, write }, { signal: input.signal });
    await input.out(input.json ? `${JSON.stringify(found, null, 2)}\n` : inWords(found, write));
    return found.verdict === 'blocked' ? 1 : 0;
  },
};

function inWords(
  { account, verdict, why, obstacles, way, remedies, path }: Readability,
  write: boolean,
): string {
  const who = account?.name ?? 'QEMU';
  const act = write ? 'read and write' : 'read';
  if (verdict === 'readable') return `${who} may ${act} ${path}.\n`;
  if (verdict === 'unknown') return `It is not known whether ${who} may ${act} ${path}. ${why ?? ''}\n`;
  const rows = way.map(part => [
    part.allowed === false ? 'no' : 'yes',
    part.mode,
    `${part.owner}:${part.group}`,
    part.path,
  ]);
  const ways = remedies.flatMap(({ do: what, possible, why: reason, command }) => [
    ...(possible ? [`- ${what}: ${reason}`] : []),
    ...(command === undefined ? [] : [`- as root: ${command}`]),
  ]);
  return [
    ...obstacles.map(({ what, why: reason }) => `${what} ${reason}`),
    ...obstacles.flatMap(({ command }) => (command === undefined ? [] : [`As root: ${command}`])),
    '',
    table([who, 'MODE', 'OWNER', 'PATH'], rows).trimEnd(),
    ...(ways.length > 0 ? ['', 'What can be done:', ...ways] : []),
    '',
  ].join('\n');
}
