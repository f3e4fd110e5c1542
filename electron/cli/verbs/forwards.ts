import type { ForwardWish } from '#shared/contract/forwards.ts';
import { ipv4Schema, portSchema, transportSchema } from '#shared/contract/values.ts';
import { carryOut } from '../carry-out.ts';
import { carryOutSteps } from '../carry-out-steps.ts';
import { checkFirewallVerb } from '../forwards/check-firewall.ts';
import { printForwards } from '../forwards/print-forwards.ts';
import { reachVerb } from '../forwards/reach.ts';
import { oneGuest } from '../guests.ts';
import { oneConnection } from '../one-connection.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

export const forwards: Verb = {
  name: 'forwards',
  summary: 'ports of the host that lead to guests, and what of its firewall stands in the way',
  usage: 'list | reach GUEST | add GUEST PORT | remove PORT | firewall … [--dry-run]',
  options: {
    port: { type: 'string' },
    udp: { type: 'boolean' },
    listen: { type: 'string' },
    mac: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  optionHelp: [
    ['list', 'every port that leads to a guest, and how to get there'],
    ['reach GUEST', 'how each of its cards is reached'],
    ['add GUEST PORT', 'a port of the host to this one of the guest; --port which, else one that is free,'],
    ['', '--udp, --listen ADDRESS (127.0.0.1: the host alone), --mac CARD'],
    ['remove PORT', 'the forward of that port of the host; --udp, --listen ADDRESS'],
    ['firewall', 'what of the host’s firewall keeps guests from the network'],
    ['--dry-run', 'print what would be done, and change nothing'],
  ],
  positionals: { min: 0, max: 3 },
  async run(input) {
    const [what = 'list', ...rest] = input.positionals;
    switch (what) {
      case 'list':
        return await printForwards(input);
      case 'reach':
        if (rest[0] === undefined) throw new CliError('forwards: say which: innkeeper forwards reach GUEST');
        return await reachVerb(input, rest[0]);
      case 'firewall':
        return await checkFirewallVerb(input);
      case 'add':
        return await addForward(input, rest);
      case 'remove':
        return await removeForward(input, rest[0]);
      default:
        throw new CliError(`forwards: there is no “${what}”. Try: innkeeper forwards --help`);
    }
  },
};

function portOf(text: string | undefined, says: string): number {
  const port = portSchema.safeParse(/^\d{1,5}$/.test(text ?? '') ? Number(text) : Number.NaN);
  if (!port.success) throw new CliError(`forwards: ${says}: a number from 1 to 65535.`);
  return port.data;
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function listenOf({ values }: VerbInput): string | undefined {
  const text = wordOf(values['listen']);
  if (text === undefined) return undefined;
  const address = ipv4Schema.safeParse(text);
  if (!address.success) throw new CliError('forwards: --listen: an address looks like 192.168.122.10.');
  return address.data;
}

const transportOf = ({ values }: VerbInput) => transportSchema.parse(values['udp'] === true ? 'udp' : 'tcp');

async function addForward(input: VerbInput, [wanted = '', portText]: readonly string[]): Promise<number> {
  if (wanted === '') throw new CliError('forwards: say which: innkeeper forwards add GUEST PORT');
  const toPort = portOf(portText, 'name the port of the guest');
  const { connection, uuid, name } = await oneGuest(input, wanted);
  const client = await input.client();
  const { signal } = input;
  const { cards } = await client.forwards.reach({ guest: { connection, uuid } }, { signal });
  const mac = wordOf(input.values['mac'])?.toLowerCase();
  const card =
    mac === undefined ? (cards.find(({ way }) => way) ?? cards[0]) : cards.find(each => each.mac === mac);
  if (!card) throw new CliError(`${name}: there is no such network card.`);
  if (card.way === undefined) throw new CliError(`${name}: ${card.network}: ${card.explained}`);
  const listen = listenOf(input);
  const port = wordOf(input.values['port']);
  const wish: ForwardWish = {
    guest: { connection, uuid },
    mac: card.mac,
    protocol: transportOf(input),
    toPort,
    ...(listen !== undefined && { listen }),
    ...(port !== undefined && { port: portOf(port, '--port') }),
  };
  const change = { do: 'add', wish } as const;
  const planned = await client.forwards.plan({ connection, change }, { signal });
  const dryRun = input.values['dry-run'] === true;
  const done =
    planned.by === 'host'
      ? await carryOutSteps(input, { about: name, connection, plan: planned.plan, dryRun })
      : await carryOut(input, {
          about: name,
          plan: planned.plan,
          dryRun,
          run: stamp => client.forwards.runGuest({ connection, change, stamp }, { signal }),
        });
  if (!done) return 0;
  if (planned.by === 'host' && planned.keep)
    await client.forwards.keepAddress({ connection, ...planned.keep }, { signal });
  const { forwards: all } = await client.forwards.list({ connection }, { signal });
  const made = all.find(each => each.port === planned.port && each.guest?.uuid === uuid);
  await input.out(
    input.json
      ? `${JSON.stringify(made ?? { port: planned.port })}\n`
      : `Port ${planned.port} leads to port ${toPort} of ${name}.\n${(made?.commands ?? []).map(({ text, where }) => `  ${text}  (${where})\n`).join('')}`,
  );
  return 0;
}

async function removeForward(input: VerbInput, portText: string | undefined): Promise<number> {
  const port = portOf(portText, 'name the port of the host');
  const { id: connection } = await oneConnection(input, 'forwards');
  const client = await input.client();
  const { signal } = input;
  const { forwards: all } = await client.forwards.list({ connection }, { signal });
  const listen = listenOf(input);
  const found = all.filter(
    each =>
      each.port === port &&
      each.protocol === transportOf(input) &&
      (listen === undefined || each.listen === listen),
  );
  const [forward, ...more] = found;
  if (!forward)
    throw new CliError(`forwards: no forward of ours has port ${port}. innkeeper forwards shows them.`);
  if (more.length > 0)
    throw new CliError(`forwards: port ${port} is forwarded on several addresses: --listen ADDRESS.`);
  const change = { do: 'remove', id: forward.id } as const;
  const planned = await client.forwards.plan({ connection, change }, { signal });
  const about = forward.guest?.name ?? `port ${port}`;
  const dryRun = input.values['dry-run'] === true;
  const done =
    planned.by === 'host'
      ? await carryOutSteps(input, { about, connection, plan: planned.plan, dryRun })
      : await carryOut(input, {
          about,
          plan: planned.plan,
          dryRun,
          run: stamp => client.forwards.runGuest({ connection, change, stamp }, { signal }),
        });
  if (done)
    await input.out(
      input.json ? `${JSON.stringify({ removed: port })}\n` : `Port ${port} leads nowhere now.\n`,
    );
  return 0;
}
