import { extname, resolve } from 'node:path';
import { carryOut } from '../carry-out.ts';
import { oneGuest } from '../guests.ts';
import type { Verb } from '../verb.ts';

export const exportVerb: Verb = {
  name: 'export',
  summary: 'write a guest that is off as an OVA, or as a folder',
  usage: 'GUEST TO [--replace] [--dry-run]',
  options: { replace: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  optionHelp: [
    ['GUEST', 'its name or UUID'],
    ['TO', 'a file whose name ends in .ova, which VMware, VirtualBox and others read, too;'],
    ['', 'any other name is a folder: its disks, its document and checksums'],
    ['--replace', 'in the place of an older export'],
    ['--dry-run', 'print what would be done and, on stderr, what is not carried over; change nothing'],
  ],
  positionals: { min: 2, max: 2 },
  async run(input) {
    const [wanted = '', place = ''] = input.positionals;
    const { connection, uuid } = await oneGuest(input, wanted);
    const client = await input.client();
    const guest = { connection, uuid };
    const to = resolve(place);
    const as = extname(to).toLowerCase() === '.ova' ? 'ova' : 'folder';
    const action = { do: 'export', as, to, replace: input.values['replace'] === true } as const;
    const { signal } = input;
    const plan = await client.carry.plan({ guest, action }, { signal });
    const dryRun = input.values['dry-run'] === true;
    const run = (stamp: string) => client.carry.run({ guest, action, stamp }, { signal });
    const done = await carryOut(input, { about: wanted, plan, dryRun, run });
    if (done) await input.out(input.json ? `${JSON.stringify({ path: to })}\n` : `${to} is there.\n`);
    return 0;
  },
};
