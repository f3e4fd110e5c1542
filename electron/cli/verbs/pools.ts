import type { Pool } from '#shared/contract/pools.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { poolKinds } from '#shared/domain/pools/kinds.ts';
import { carryOut } from '../carry-out.ts';
import { failureLine } from '../failure-line.ts';
import { oneConnection } from '../one-connection.ts';
import { actionOf, typeOf } from '../pools/action.ts';
import { poolOptions, valuesOf } from '../pools/options.ts';
import { printPools, printSources } from '../pools/print.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

export const pools: Verb = {
  name: 'pools',
  summary: 'storage pools: list, find, make, start, stop, build and delete',
  usage: '[list] | xml NAME | find TYPE | create NAME --type TYPE | VERB NAME [--dry-run]',
  options: {
    ...poolOptions,
    type: { type: 'string' },
    build: { type: 'boolean' },
    overwrite: { type: 'boolean' },
    'no-start': { type: 'boolean' },
    autostart: { type: 'boolean' },
    contents: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  optionHelp: [
    ['list', 'every pool, how full it is, and where'],
    ['xml NAME', 'its document'],
    ['find TYPE', 'what is there to make a pool of; --host SERVER for those of the network'],
    ['create NAME --type TYPE', `one of ${Object.keys(poolKinds).join(', ')}; with what it takes of`],
    ['', '--path, --device (several for logical, zfs), --host, --port, --dir, --source-name, --format,'],
    ['', '--user, --secret UUID, --initiator, --adapter, --nfs-version, --mount-option;'],
    ['', '--build makes what is missing, --no-start only defines it, --autostart with the host'],
    ['VERB NAME', 'start, stop, refresh, autostart, no-autostart, build, delete'],
    ['--build', 'at start: make the folder if it is missing'],
    ['--overwrite', 'at create and build: whatever is there'],
    ['--contents', 'at delete: with every volume in it'],
    ['--dry-run', 'print what would be done, and change nothing'],
  ],
  positionals: { min: 0, max: 2 },
  async run(input) {
    const [what = 'list', name] = input.positionals;
    const { id: connection } = await oneConnection(input, 'pools');
    const client = await input.client();
    const print = (value: unknown, text: string) =>
      input.out(input.json ? `${JSON.stringify(value, null, 2)}\n` : text);
    if (what === 'list') {
      const found = await readPools(input, connection);
      await print(found, printPools(found));
    } else if (what === 'xml') {
      if (name === undefined) throw new CliError('pools: name the pool: innkeeper pools xml NAME');
      const { xml } = await client.pools.details({ connection, pool: name });
      await print({ xml }, xml.endsWith('\n') ? xml : `${xml}\n`);
    } else if (what === 'find') {
      const type = typeOf(name ?? '');
      const values = valuesOf(poolKinds[type], input.values);
      const { sources } = await client.pools.discover({ connection, type, values }, { signal: input.signal });
      await print(sources, printSources(sources));
    } else {
      const action = actionOf(input, what, name);
      const plan = await client.pools.plan({ connection, action }, { signal: input.signal });
      const done = await carryOut(input, {
        about: name ?? 'pools',
        plan,
        dryRun: input.values['dry-run'] === true,
        run: stamp => client.pools.run({ connection, action, stamp }),
      });
      if (done) await print({ title: plan.title }, `Done: ${plan.title}.\n`);
    }
    return 0;
  },
};

/** What a watcher is told first of all. */
async function readPools(input: VerbInput, connection: ConnectionId): Promise<readonly Pool[]> {
  const client = await input.client();
  for await (const event of await client.pools.watch({ connection }, { signal: input.signal })) {
    if (event.kind !== 'snapshot') continue;
    if (event.failure && event.pools.length === 0) throw new CliError(`pools: ${failureLine(event.failure)}`);
    if (event.failure) input.note(`pools: ${failureLine(event.failure)}`);
    return event.pools;
  }
  return [];
}
