import { readFile } from 'node:fs/promises';
import type { Filter, FilterAction } from '#shared/contract/filters.ts';
import { carryOut } from '../carry-out.ts';
import { oneConnection } from '../one-connection.ts';
import { table } from '../table.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

export const filters: Verb = {
  name: 'filters',
  summary: 'network filters: what guests’ cards may send and receive',
  usage: '[list | show NAME | define FILE | delete NAME] [--dry-run]',
  options: { 'dry-run': { type: 'boolean' } },
  optionHelp: [
    ['list', 'every filter, what it refers to, its variables and who uses it'],
    ['show NAME', 'its document'],
    ['define FILE', 'make it, or change the one of its name'],
    ['delete NAME', 'only if no running guest has it and no other filter refers to it'],
    ['--dry-run', 'print what would be done, and change nothing'],
  ],
  positionals: { min: 0, max: 2 },
  async run(input) {
    const [what = 'list', name] = input.positionals;
    const { id: connection } = await oneConnection(input, 'filters');
    const client = await input.client();
    const { signal } = input;
    const { filters: known } = await client.filters.list({ connection }, { signal });
    if (what === 'list') {
      await input.out(input.json ? `${JSON.stringify(known, null, 2)}\n` : printed(known));
      return 0;
    }
    if (!['show', 'define', 'delete'].includes(what))
      throw new CliError(`filters: there is no “${what}”. Try: innkeeper filters --help`);
    if (name === undefined) throw new CliError(`filters: say which: filters ${what} NAME.`);
    const get = async (filter: Filter) =>
      await client.filters.get({ connection, uuid: filter.uuid }, { signal });
    if (what === 'show') {
      const found = await get(find(known, name));
      await input.out(input.json ? `${JSON.stringify(found, null, 2)}\n` : found.xml);
      return 0;
    }
    const action =
      what === 'delete'
        ? ({ do: 'delete', uuid: find(known, name).uuid } as const)
        : await defineAction(name, known, async filter => (await get(filter)).xml);
    const plan = await client.filters.plan({ connection, action }, { signal });
    const done = await carryOut(input, {
      about: name,
      plan,
      dryRun: input.values['dry-run'] === true,
      run: stamp => client.filters.run({ connection, action, stamp }, { signal }),
    });
    if (done) await tell(input, plan.title);
    return 0;
  },
};

async function defineAction(
  file: string,
  known: readonly Filter[],
  documentOf: (filter: Filter) => Promise<string>,
): Promise<FilterAction> {
  const xml = await readFile(file, 'utf8').catch(() => {
    throw new CliError(`filters: ${file} cannot be read. Give a file that is there and that you may read.`);
  });
  const name = /<filter\b[^>]*?\bname=(?:'([^']*)'|"([^"]*)")/.exec(xml);
  const old = known.find(each => each.name === (name?.[1] ?? name?.[2]));
  return old
    ? { do: 'edit-xml', uuid: old.uuid, base: await documentOf(old), xml }
    : { do: 'create-xml', xml };
}

function find(known: readonly Filter[], name: string): Filter {
  const found = known.find(filter => filter.name === name || filter.uuid === name);
  if (!found) throw new CliError(`filters: there is no filter “${name}”. “innkeeper filters” lists them.`);
  return found;
}

function printed(known: readonly Filter[]): string {
  return table(
    ['NAME', 'CHAIN', 'RULES', 'REFERS TO', 'VARIABLES', 'GUESTS'],
    known.map(({ name, chain, rules, references, variables, usedBy }) => [
      name,
      chain,
      String(rules),
      references.join(', '),
      variables.join(', '),
      [...new Set(usedBy.map(({ guest }) => guest.name))].join(', '),
    ]),
  );
}

async function tell(input: VerbInput, title: string): Promise<void> {
  await input.out(input.json ? `${JSON.stringify({ title })}\n` : `Done: ${title}.\n`);
}
