import type { BridgeTrial } from '#shared/contract/host-bridges.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { printInterfaces } from '../bridges/print-interfaces.ts';
import { wishOf } from '../bridges/wish-of.ts';
import { carryOutSteps } from '../carry-out-steps.ts';
import { failureLine } from '../failure-line.ts';
import { oneConnection } from '../one-connection.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

export const bridges: Verb = {
  name: 'bridges',
  summary: 'the host’s interfaces, and bridges in their place that undo themselves unless confirmed',
  usage: 'list | plan INTERFACE | apply INTERFACE | confirm | rollback',
  options: {
    name: { type: 'string' },
    address: { type: 'string', multiple: true },
    gateway: { type: 'string', multiple: true },
    dns: { type: 'string', multiple: true },
    dhcp: { type: 'boolean' },
    'no-address': { type: 'boolean' },
    stp: { type: 'boolean' },
    seconds: { type: 'string' },
    remove: { type: 'boolean' },
  },
  optionHelp: [
    ['list', 'interfaces with their addresses and who sets them up'],
    ['plan INTERFACE', 'what a bridge in its place would change, file by file; changes nothing'],
    ['apply INTERFACE', 'do it; then confirm it in time, or all of it is undone'],
    ['confirm', 'keep what was applied; it works only while the host is reached'],
    ['rollback', 'undo what was applied, now'],
    ['--name BRIDGE', 'its name; without it the first free of br0, br1 …'],
    ['--address IP/PREFIX', 'instead of what the interface has; with --gateway and --dns'],
    ['--dhcp, --no-address', 'addresses by DHCP, or none for the host itself'],
    ['--stp', 'spanning tree'],
    ['--seconds N', 'time to confirm, 20 to 3600; without it 90'],
    ['--remove', 'of plan and apply: INTERFACE is a bridge of Innkeeper’s, and is taken apart'],
  ],
  positionals: { min: 0, max: 2 },
  async run(input) {
    const [what = 'list', name] = input.positionals;
    const { id: connection } = await oneConnection(input, 'bridges');
    const { hostBridges } = await input.client();
    switch (what) {
      case 'list': {
        const state = await hostBridges.list({ connection }, { signal: input.signal });
        await input.out(input.json ? `${JSON.stringify(state, null, 2)}\n` : printInterfaces(state));
        return 0;
      }
      case 'plan':
      case 'apply':
        if (name === undefined)
          throw new CliError(`bridges: name the interface: innkeeper bridges ${what} enp3s0`);
        await carryOut(input, connection, name, what === 'plan');
        return 0;
      case 'confirm':
      case 'rollback': {
        const asked = what === 'confirm' ? hostBridges.confirm : hostBridges.rollBack;
        const trial = await asked({ connection }, { signal: input.signal });
        await input.out(
          input.json
            ? `${JSON.stringify(trial)}\n`
            : trial.phase === 'kept'
              ? 'It is kept.\n'
              : 'It is being undone.\n',
        );
        return 0;
      }
      default:
        throw new CliError(`bridges: there is no “${what}”. Try: innkeeper bridges --help`);
    }
  },
};

async function carryOut(
  input: VerbInput,
  connection: ConnectionId,
  name: string,
  dryRun: boolean,
): Promise<void> {
  const { hostBridges } = await input.client();
  const { signal } = input;
  const { interfaces } = await hostBridges.list({ connection }, { signal });
  const wish = wishOf(input, name, interfaces);
  const plan = await hostBridges.plan({ connection, wish }, { signal });
  await carryOutSteps(input, {
    about: name,
    connection,
    plan,
    dryRun,
    run: async stamp => {
      await hostBridges.apply({ connection, title: plan.title, steps: plan.steps, stamp }, { signal });
      const trial = await decided(input, connection);
      if (trial.phase !== 'waiting') {
        const why = trial.failure ? failureLine(trial.failure) : 'The host is as it was.';
        throw new CliError(`${name}: ${why}`);
      }
      const left = Math.round(((trial.until ?? Date.now()) - Date.now()) / 1000);
      await input.out(
        input.json
          ? `${JSON.stringify(trial)}\n`
          : `Done: ${plan.title}. It is undone in ${left} s unless you say: innkeeper bridges confirm\n`,
      );
    },
  });
}

/** Once it is done, undone or refused; while nobody answers there, it waits: the host goes back by itself. */
async function decided(input: VerbInput, connection: ConnectionId): Promise<BridgeTrial> {
  const { hostBridges } = await input.client();
  let told = '';
  for await (const { trial } of await hostBridges.watch({ connection }, { signal: input.signal })) {
    if (!trial || trial.phase === 'applying') continue;
    if (trial.phase !== 'unreachable') return trial;
    if (told !== trial.phase)
      input.note('The host cannot be reached; it goes back by itself if that stays so.');
    told = trial.phase;
  }
  throw new CliError('bridges: the host tells no more; ask it by: innkeeper bridges list');
}
