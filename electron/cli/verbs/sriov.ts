import type { SriovChange } from '#shared/contract/sriov.ts';
import { carryOutSteps } from '../carry-out-steps.ts';
import { oneConnection } from '../one-connection.ts';
import { findDevice } from '../sriov/find-device.ts';
import { giveVerb } from '../sriov/give.ts';
import { numberOption, settingOptions, settingsOf } from '../sriov/options.ts';
import { poolVerb } from '../sriov/pool.ts';
import { printSriov } from '../sriov/print-list.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

export const sriov: Verb = {
  name: 'sriov',
  summary: 'virtual functions: make, set up, keep, and give to guests',
  usage:
    'list | set DEVICE | function DEVICE INDEX | keep DEVICE | forget DEVICE | pool … | give GUEST … [--dry-run]',
  options: {
    ...settingOptions,
    functions: { type: 'string' },
    persist: { type: 'boolean' },
    device: { type: 'string' },
    autostart: { type: 'boolean' },
    pool: { type: 'string' },
    as: { type: 'string' },
    teaming: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  optionHelp: [
    ['list', 'devices with virtual functions, and who has each; DEVICE is an address or an interface'],
    ['set DEVICE --functions N', 'as many functions; none may be in use'],
    ['function DEVICE INDEX', 'with --mac, --vlan, --priority, --spoof-check on|off, --trust on|off,'],
    ['', '--min-rate, --max-rate (Mbit/s), --link auto|up|down'],
    ['keep DEVICE', 'all as it is now, at every start of the host'],
    ['forget DEVICE', 'nothing of it at the next start'],
    ['pool [list]', 'networks that give functions away'],
    ['pool define NAME --device DEVICE', 'make one, with --autostart to start with the host'],
    ['pool VERB NAME', 'start, stop, autostart, no-autostart or delete'],
    ['give GUEST DEVICE INDEX', 'to a guest; --as interface (with --mac, --vlan) or device'],
    ['give GUEST --pool NAME', 'whichever is free; --teaming NETWORK adds a virtio card to migrate with'],
    ['--persist', 'at every start of the host too'],
    ['--dry-run', 'print what would be done, and change nothing'],
  ],
  positionals: { min: 0, max: 4 },
  async run(input) {
    const [what = 'list', ...rest] = input.positionals;
    const { id: connection } = await oneConnection(input, 'sriov');
    const client = await input.client();
    const state = await client.sriov.list({ connection }, { signal: input.signal });
    switch (what) {
      case 'list':
        await input.out(input.json ? `${JSON.stringify(state, null, 2)}\n` : printSriov(state));
        return 0;
      case 'pool':
        await poolVerb(input, connection, state, rest);
        return 0;
      case 'give':
        await giveVerb(input, state, rest);
        return 0;
      default: {
        const device = findDevice(state, rest[0] ?? '');
        const change = changeOf(input, what, device.address, rest[1]);
        const plan = await client.sriov.plan({ connection, change }, { signal: input.signal });
        const dryRun = input.values['dry-run'] === true;
        const about = device.nets[0]?.name ?? device.address;
        const done = await carryOutSteps(input, { about, connection, plan, dryRun });
        if (done) {
          await input.out(
            input.json ? `${JSON.stringify({ title: plan.title })}\n` : `Done: ${plan.title}.\n`,
          );
        }
        return 0;
      }
    }
  },
};

function changeOf(
  { values }: VerbInput,
  what: string,
  device: SriovChange['device'],
  index: string | undefined,
): SriovChange {
  const keep = values['persist'] === true;
  switch (what) {
    case 'set': {
      const count = numberOption(values, 'functions');
      if (count === undefined) throw new CliError('sriov: say how many: --functions N.');
      return { do: 'count', device, count, keep };
    }
    case 'function':
      if (index === undefined || !/^\d{1,3}$/.test(index))
        throw new CliError('sriov: name the function by its number, from 0 on.');
      return { do: 'settings', device, index: Number(index), settings: settingsOf(values), keep };
    case 'keep':
    case 'forget':
      return { do: what, device };
    default:
      throw new CliError(`sriov: there is no “${what}”. Try: innkeeper sriov --help`);
  }
}
