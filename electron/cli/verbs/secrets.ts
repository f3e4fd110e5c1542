import {
  type Secret,
  type SecretUsage,
  secretUsageSchema,
  secretUsages,
  type SecretValue,
  secretValueSchema,
} from '#shared/contract/secrets.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { isBase64Value } from '#shared/domain/secrets/describe-usage.ts';
import { carryOut } from '../carry-out.ts';
import { firstLineOf } from '../first-line.ts';
import { oneConnection } from '../one-connection.ts';
import { table } from '../table.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

/** Passphrases and keys that libvirt keeps: they go in, and never come out. */
export const secrets: Verb = {
  name: 'secrets',
  summary: 'passphrases and keys that libvirt keeps: list, make, set and delete',
  usage: '[list] | create USAGE --for TYPE | set SECRET | delete SECRET [--dry-run]',
  options: {
    for: { type: 'string' },
    'value-file': { type: 'string' },
    description: { type: 'string' },
    readable: { type: 'boolean' },
    ephemeral: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  optionHelp: [
    ['list', 'every secret, what it is for, and which pools and guests ask for it; no values'],
    ['create USAGE --for TYPE', `one of ${secretUsages.join(', ')}. USAGE is the path of the volume, or the`],
    ['', 'name by which documents ask for it'],
    ['set SECRET', 'another value for the one of that UUID or usage'],
    ['delete SECRET', 'for good; says first who asks for it'],
    ['--value-file FILE', 'its value is the first line of a file; -, or left out: of the standard input'],
    ['--description TEXT', 'create: what people read of it'],
    ['--readable', 'create: libvirt may give the value to whoever may manage it'],
    ['--ephemeral', 'create: never on a disk of the host; gone when libvirt restarts'],
    ['--dry-run', 'at delete: print what would be lost, and change nothing'],
  ],
  positionals: { min: 0, max: 2 },
  async run(input) {
    const [what = 'list', wanted] = input.positionals;
    if (!['list', 'create', 'set', 'delete'].includes(what))
      throw new CliError(`secrets: there is no “${what}”. Try: innkeeper secrets --help`);
    if (what !== 'list' && wanted === undefined)
      throw new CliError(
        `secrets: say which: innkeeper secrets ${what} ${what === 'create' ? 'USAGE' : 'SECRET'}`,
      );
    const { id: connection } = await oneConnection(input, 'secrets');
    const client = await input.client();
    const { signal } = input;
    if (what === 'create') return await create(input, connection, wanted ?? '');
    const { secrets: known } = await client.secrets.list({ connection }, { signal });
    if (what === 'list') {
      await print(input, known, printed(known));
      return 0;
    }
    const { uuid, usageType } = find(known, wanted ?? '');
    if (what === 'set') {
      const value = await valueOf(input, usageType);
      await client.secrets.setValue({ connection, uuid, value }, { signal });
      await print(input, { uuid }, `${wanted} has another value.\n`);
      return 0;
    }
    const plan = await client.secrets.planDelete({ connection, uuid }, { signal });
    const done = await carryOut(input, {
      about: wanted ?? '',
      plan,
      dryRun: input.values['dry-run'] === true,
      run: stamp => client.secrets.delete({ connection, uuid, stamp }, { signal }),
    });
    if (done) await print(input, { uuid }, `Done: ${plan.title}.\n`);
    return 0;
  },
};

async function create(input: VerbInput, connection: ConnectionId, usage: string): Promise<number> {
  const { values, signal } = input;
  const usageType = usageOf(values['for']);
  const client = await input.client();
  const value = await valueOf(input, usageType);
  const { uuid } = await client.secrets.create(
    {
      connection,
      secret: {
        usageType,
        usage,
        description: typeof values['description'] === 'string' ? values['description'] : '',
        private: values['readable'] !== true,
        ephemeral: values['ephemeral'] === true,
      },
      value,
    },
    { signal },
  );
  await print(input, { uuid }, `${usage} is kept: ${uuid}\n`);
  return 0;
}

function usageOf(value: VerbInput['values'][string]): SecretUsage {
  const parsed = secretUsageSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new CliError(`secrets: say what it is for: --for is one of ${secretUsages.join(', ')}.`);
}

async function valueOf({ values }: VerbInput, usageType: string): Promise<SecretValue> {
  const file = values['value-file'];
  const text = await firstLineOf('--value-file', typeof file === 'string' ? file : '-');
  const usage = secretUsageSchema.safeParse(usageType).data;
  if (usage === undefined || !isBase64Value(usage)) return { as: 'text', text };
  const value = secretValueSchema.safeParse({ as: 'base64', text });
  if (!value.success)
    throw new CliError('--value-file: a key of Ceph is base64, as “ceph auth get-key” prints it.');
  return value.data;
}

function find(known: readonly Secret[], wanted: string): Secret {
  const [found, ...more] = known.filter(({ uuid, usage }) => uuid === wanted || usage === wanted);
  if (!found) throw new CliError(`secrets: there is no secret “${wanted}”. innkeeper secrets lists them.`);
  if (more.length > 0)
    throw new CliError(`secrets: several secrets are for “${wanted}”: name it by its UUID.`);
  return found;
}

const told: Readonly<Record<Secret['value'], string>> = {
  set: 'set',
  missing: 'missing',
  unknown: 'not told',
};

const printed = (known: readonly Secret[]): string =>
  table(
    ['UUID', 'FOR', 'USAGE', 'VALUE', 'ASKED FOR BY', 'DESCRIPTION'],
    known.map(({ uuid, usageType, usage, value, usedBy, description }) => [
      uuid,
      usageType,
      usage,
      told[value],
      usedBy.map(({ kind, name }) => `${kind} ${name}`).join(', '),
      description ?? '',
    ]),
  );

const print = (input: VerbInput, value: unknown, text: string): Promise<void> =>
  input.out(input.json ? `${JSON.stringify(value, null, 2)}\n` : text);
