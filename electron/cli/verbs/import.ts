import { stat } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { GuestSource } from '#shared/contract/create/source.ts';
import { importFolder } from '../import-folder.ts';
import { makeGuest } from '../make-guest.ts';
import { oneConnection } from '../one-connection.ts';
import { CliError, type Verb } from '../verb.ts';

export const importVerb: Verb = {
  name: 'import',
  summary: 'make a guest from an OVA, OVF, VMX, disk image or exported folder',
  usage: 'FILE [--name NAME] [--pool NAME] [--start [--make-networks]] [--dry-run | --fix]',
  options: {
    name: { type: 'string' },
    pool: { type: 'string' },
    start: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    fix: { type: 'boolean' },
    'make-networks': { type: 'boolean' },
  },
  optionHelp: [
    ['FILE', 'a machine of VMware, VirtualBox or oVirt (.ova, .ovf, .vmx),'],
    ['', 'one disk (.vmdk, .vdi, .vhd, .vhdx, .qcow2, .raw …), or a folder that'],
    ['', 'innkeeper export wrote; it is only read'],
    ['--name NAME', 'call the guest this; left out: as the machine or the file is called'],
    ['--pool NAME', 'make its disks in this storage pool'],
    ['--start', 'start it at once; left out: it stays off, as the machine it comes from may still run'],
    ['--dry-run', 'print the XML it would define and, on stderr, what would be lost; change nothing'],
    ['--fix', 'first make or start the pool or network it needs'],
    [
      '--make-networks',
      'of a folder: make networks it needs that are not there; those that are off are started',
    ],
  ],
  positionals: { min: 1, max: 1 },
  async run(input) {
    const [file = ''] = input.positionals;
    const dryRun = input.values['dry-run'] === true;
    const fix = input.values['fix'] === true;
    if (dryRun && fix)
      throw new CliError('import: --dry-run changes nothing and --fix does: give one of them.');
    const source = await sourceOf(file);
    if (source === 'folder') {
      const { id } = await oneConnection(input, file);
      return importFolder(input, id, resolve(file), dryRun);
    }
    const { id: connection } = await oneConnection(input, file);
    const client = await input.client();
    // What is wrong with it, the plan says, with what can be done about it.
    const { suggestedName } = await client.create.look({ connection, source });
    const { name = suggestedName ?? basename(file, extname(file)), pool } = input.values;
    const request = {
      connection,
      name: String(name),
      source,
      ...(typeof pool === 'string' && { pool }),
      start: input.values['start'] === true,
    };
    return makeGuest(input, request, { file, dryRun, fix });
  },
};

const machines = new Set(['.ova', '.ovf', '.vmx']);

async function sourceOf(file: string): Promise<GuestSource | 'folder'> {
  const path = resolve(file);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error)
    throw new CliError(
      `${file}: cannot be read (${found.code ?? 'unknown reason'}). Check the path and who may read it.`,
    );
  if (found.isDirectory()) return 'folder';
  if (machines.has(extname(path).toLowerCase())) return { kind: 'appliance', path };
  // A machine’s own disk stays as it is: the guest gets one of its own.
  return { kind: 'disk-image', image: path };
}
