import { carryOut } from '../carry-out.ts';
import { oneGuest } from '../guests.ts';
import { planWithNetworks } from '../networks/bring-up.ts';
import { CliError, type Verb } from '../verb.ts';

const fates = new Set(['copy', 'share', 'leave-out'] as const);
type Fate = typeof fates extends Set<infer Each> ? Each : never;

export const clone: Verb = {
  name: 'clone',
  summary: 'make another guest like one that is off',
  usage: 'GUEST NAME [--linked] [--disk TARGET=FATE]… [--pool NAME] [--start [--make-networks]] [--dry-run]',
  options: {
    linked: { type: 'boolean' },
    disk: { type: 'string', multiple: true },
    pool: { type: 'string' },
    start: { type: 'boolean' },
    'make-networks': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  },
  optionHelp: [
    ['GUEST NAME', 'the guest by its name or UUID, and what the copy is called'],
    ['--linked', 'thin layers on its disks instead of copies; it goes on in layers of its own'],
    ['--disk TARGET=FATE', 'copy, share or leave-out, such as vdb=leave-out; may be repeated'],
    ['--pool NAME', 'make its disks in this storage pool; left out: beside the original’s'],
    ['--start', 'start it at once, and first the networks it needs that are off'],
    ['--make-networks', 'make networks it needs that are not there, with NAT'],
    ['--dry-run', 'print what would be done, and change nothing'],
  ],
  positionals: { min: 2, max: 2 },
  async run(input) {
    const [wanted = '', name = ''] = input.positionals;
    const { connection, uuid } = await oneGuest(input, wanted);
    const client = await input.client();
    const { pool } = input.values;
    const disks = fatesOf(input.values['disk']);
    const guest = { connection, uuid };
    const action = {
      do: 'clone',
      name,
      how: input.values['linked'] === true ? 'linked' : 'full',
      start: input.values['start'] === true,
      ...(disks && { disks }),
      ...(typeof pool === 'string' && { pool }),
    } as const;
    const { signal } = input;
    const plan = await planWithNetworks(input, connection, () =>
      client.carry.plan({ guest, action }, { signal }),
    );
    const dryRun = input.values['dry-run'] === true;
    const run = (stamp: string) => client.carry.run({ guest, action, stamp }, { signal });
    const done = await carryOut(input, { about: wanted, plan, dryRun, run });
    if (done) await input.out(input.json ? `${JSON.stringify({ name })}\n` : `${name} is there.\n`);
    return 0;
  },
};

function fatesOf(values: unknown): Record<string, Fate> | undefined {
  if (!Array.isArray(values)) return undefined;
  const entries = values.map((value: unknown): [string, Fate] => {
    const [target = '', fate = ''] = String(value).split('=');
    if (target === '' || !isFate(fate))
      throw new CliError(
        `clone: --disk ${String(value)}: write TARGET=copy, TARGET=share or TARGET=leave-out.`,
      );
    return [target, fate];
  });
  return Object.fromEntries(entries);
}

const isFate = (text: string): text is Fate => (fates as ReadonlySet<string>).has(text);
