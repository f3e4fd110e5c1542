import { readFile } from 'node:fs/promises';
import { carryOut } from '../carry-out.ts';
import { editOf } from '../networks/edits.ts';
import { allNetworks, findNetwork } from '../networks/find-network.ts';
import { printDetails, printLeases, printNetworks } from '../networks/print.ts';
import { settingsOfFile, settingsOfOptions, textOption } from '../networks/settings-from.ts';
import { oneConnection } from '../one-connection.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';
import type { NetworkAction } from '#shared/contract/networks.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

const verbs: ReadonlySet<string> = new Set(
  'create leases start stop restart delete autostart no-autostart xml show set lease no-lease dns no-dns'.split(
    ' ',
  ),
);

const many = { type: 'string', multiple: true } as const;

export const networks: Verb = {
  name: 'networks',
  summary: 'virtual networks: make, change, start, fixed leases and names',
  usage: 'list | show NAME | leases NAME | create NAME | set NAME | VERB NAME [--dry-run]',
  options: {
    mode: { type: 'string' },
    address: many,
    'no-dhcp': { type: 'boolean' },
    device: many,
    bridge: { type: 'string' },
    domain: { type: 'string' },
    forwarder: many,
    mtu: { type: 'string' },
    isolate: { type: 'boolean' },
    'no-start': { type: 'boolean' },
    autostart: { type: 'boolean' },
    restart: { type: 'boolean' },
    plan: { type: 'string' },
    settings: { type: 'boolean' },
    mac: { type: 'string' },
    ip: { type: 'string' },
    id: { type: 'string' },
    name: many,
    'dry-run': { type: 'boolean' },
  },
  optionHelp: [
    ['list', 'networks, and what they lead to'],
    ['show NAME', 'one of them; --settings prints what --plan reads'],
    ['leases NAME', 'which address each guest was given'],
    ['xml NAME', 'the document that it starts from next'],
    ['create NAME', 'with --mode, --address A/PREFIX, --no-dhcp, --device, --bridge, --domain,'],
    ['', '--forwarder, --mtu, --isolate, --no-start, --autostart; or --plan FILE'],
    ['set NAME', 'the same options of one that is there, or --plan FILE'],
    ['lease NAME --mac M --ip A', 'a fixed lease, with --name N; no-lease takes it out'],
    ['dns NAME --ip A --name N', 'a name, at once; no-dns takes it out'],
    ['VERB NAME', 'start, stop, restart, autostart, no-autostart or delete'],
    ['--restart', 'what cannot change while it runs happens now, by a restart'],
    ['--dry-run', 'print what would be done, and change nothing'],
  ],
  positionals: { min: 0, max: 2 },
  async run(input) {
    const [what = 'list', name] = input.positionals;
    const { id: connection } = await oneConnection(input, 'networks');
    const client = await input.client();
    const print = async (value: unknown, text: () => string) => {
      await input.out(input.json ? `${JSON.stringify(value, null, 2)}\n` : text());
      return 0;
    };
    if (what === 'list') {
      const all = await allNetworks(input, connection);
      return await print(all, () => printNetworks(all));
    }
    if (!verbs.has(what))
      throw new CliError(`networks: there is no “${what}”. Try: innkeeper networks --help`);
    if (what === 'create') return await act(input, connection, await creation(input, connection, name), name);
    const network = await findNetwork(input, connection, name);
    const { uuid } = network;
    if (what === 'leases') {
      for await (const { leases } of await client.networks.leases(
        { connection, uuid },
        { signal: input.signal },
      ))
        return await print(leases, () => printLeases(leases));
      return 0;
    }
    const plain = plainAction(what, uuid);
    if (plain) return await act(input, connection, plain, network.name);
    const details = await client.networks.details({ connection, uuid }, { signal: input.signal });
    if (what === 'xml') return await print({ xml: details.xml }, () => details.xml);
    if (what === 'show')
      return input.values['settings'] === true
        ? await print(details.settings, () => `${JSON.stringify(details.settings, null, 2)}\n`)
        : await print(details, () => printDetails(details));
    const file = what === 'set' ? textOption(input.values, 'plan') : undefined;
    const settings =
      file === undefined
        ? editOf(what, details.settings, input.values)
        : settingsOfFile(await textOf(file), file);
    if (!settings) throw new CliError(`networks: there is no “${what}”. Try: innkeeper networks --help`);
    const { revision } = details;
    const restart = input.values['restart'] === true;
    return await act(input, connection, { do: 'edit', uuid, settings, revision, restart }, network.name);
  },
};

async function creation(
  input: VerbInput,
  connection: ConnectionId,
  name: string | undefined,
): Promise<NetworkAction> {
  const { values } = input;
  const file = textOption(values, 'plan');
  const client = await input.client();
  const start = values['no-start'] !== true;
  const autostart = values['autostart'] === true;
  if (file !== undefined) {
    const settings = settingsOfFile(await textOf(file), file);
    return { do: 'create', settings, start, autostart };
  }
  if (name === undefined) throw new CliError('networks: say what it is called: networks create NAME.');
  const { freeSubnet } = await client.networks.choices({ connection }, { signal: input.signal });
  return { do: 'create', settings: settingsOfOptions(name, values, freeSubnet), start, autostart };
}

function plainAction(
  what: string,
  uuid: Extract<NetworkAction, { do: 'start' }>['uuid'],
): NetworkAction | undefined {
  switch (what) {
    case 'start':
    case 'stop':
    case 'restart':
    case 'delete':
      return { do: what, uuid };
    case 'autostart':
    case 'no-autostart':
      return { do: 'autostart', uuid, on: what === 'autostart' };
    default:
      return undefined;
  }
}

async function act(
  input: VerbInput,
  connection: ConnectionId,
  action: NetworkAction,
  name = 'networks',
): Promise<number> {
  const client = await input.client();
  const plan = await client.networks.plan({ connection, action }, { signal: input.signal });
  const done = await carryOut(input, {
    about: name,
    plan,
    dryRun: input.values['dry-run'] === true,
    run: stamp => client.networks.run({ connection, action, stamp }, { signal: input.signal }),
  });
  if (done)
    await input.out(input.json ? `${JSON.stringify({ title: plan.title })}\n` : `Done: ${plan.title}.\n`);
  return 0;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new CliError(`${file} cannot be read. Check the path.`);
  }
}
