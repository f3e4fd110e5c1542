import type { DeviceMap, DoctorCheck } from '#shared/contract/devices.ts';
import { judgeCopiedHost } from '../devices/copied.ts';
import { printChecks } from '../devices/print-checks.ts';
import { printMap } from '../devices/print-map.ts';
import { allGuests, settledConnections } from '../guests.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

export const devices: Verb = {
  name: 'devices',
  summary: 'show the host’s PCI devices by IOMMU group, and which a guest can have',
  usage: '[--json] [--doctor] [--record] [--sysfs ROOT]',
  options: { sysfs: { type: 'string' }, doctor: { type: 'boolean' }, record: { type: 'boolean' } },
  optionHelp: [
    ['--doctor', 'what the host lacks to give devices away, and what to do'],
    ['--record', 'print what is read of the host, to send to others; no serial numbers in it'],
    ['--sysfs ROOT', 'read a folder with a copied /sys and /proc, or a record, instead of a live host'],
  ],
  positionals: { min: 0, max: 0 },
  async run(input) {
    const { sysfs, doctor, record } = input.values;
    if (record === true && (doctor === true || input.json || sysfs !== undefined))
      throw new CliError('devices: --record goes with none of --doctor, --json and --sysfs.');
    if (typeof sysfs === 'string') {
      if (input.connect.length > 0) throw new CliError('devices: --sysfs and --connect do not go together.');
      const { map, checks } = await judgeCopiedHost(sysfs);
      await print(input, doctor === true ? checks : map);
      return 0;
    }
    const client = await input.client();
    if (record !== true && (await hasNoLibvirt(input))) {
      input.note('No libvirt answers here: which guests have a device is not known.');
      const { map, checks } = await judgeCopiedHost('/');
      await print(input, doctor === true ? checks : map);
      return 0;
    }
    const connection = await hostConnection(input);
    const options = { signal: input.signal };
    if (record === true) await input.out((await client.devices.record({ connection }, options)).text);
    else if (doctor === true)
      await print(input, (await client.devices.doctor({ connection }, options)).checks);
    else await print(input, await client.devices.map({ connection }, options));
    return 0;
  },
};

/** A computer has its devices before it has a libvirt. */
async function hasNoLibvirt(input: VerbInput): Promise<boolean> {
  if (input.connect.length > 0) return false;
  const connections = await settledConnections(await input.client(), input.signal);
  return connections.every(({ state }) => state !== 'online');
}

/** The host of the connection given, else the system's, once its guests are known: they may have devices. */
async function hostConnection(input: VerbInput) {
  const { connections } = await allGuests(input);
  const online = connections.filter(({ state }) => state === 'online');
  const chosen = online.find(({ id }) => id === 'system') ?? online[0];
  if (!chosen) throw new CliError('No libvirt answers. Name one with --connect URI, or use --sysfs /.');
  return chosen.id;
}

async function print(input: VerbInput, found: DeviceMap | DoctorCheck[]): Promise<void> {
  const isMap = 'pci' in found;
  if (input.json) await input.out(`${JSON.stringify(isMap ? found.pci : found, null, 2)}\n`);
  else await input.out(isMap ? printMap(found) : printChecks(found));
}
