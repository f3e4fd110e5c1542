import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { PassthroughRequest } from '#shared/contract/passthrough-request.ts';
import { failureLine } from '../failure-line.ts';
import { followJob } from '../follow-job.ts';
import { oneGuest } from '../guests.ts';
import { oneConnection } from '../one-connection.ts';
import { findSetup, fullAddress } from '../passthrough/find-setup.ts';
import { optionsOf, passthroughOptionHelp, passthroughOptions } from '../passthrough/options.ts';
import { printPlan, printUndoPlan } from '../passthrough/print-plan.ts';
import { table } from '../table.ts';
import { CliError, type Verb, type VerbInput } from '../verb.ts';

const RESTART = 'Restart the host, then: innkeeper passthrough verify GUEST';
const OLD_RESTART = 'Restart the host to let its drivers have the device again.';

export const passthrough: Verb = {
  name: 'passthrough',
  summary: 'give a device of the host to a guest, with all the host needs for it, and take it back',
  usage: 'plan|apply GUEST DEVICE… [options] | list | verify|undo|continue GUEST [DEVICE]',
  options: passthroughOptions,
  optionHelp: passthroughOptionHelp,
  positionals: { min: 1, max: 18 },
  async run(input) {
    const [what = '', guest, ...devices] = input.positionals;
    if (what === 'list') return list(input);
    if (guest === undefined) throw new CliError(`passthrough ${what}: name the guest.`);
    switch (what) {
      case 'plan':
        return plan(input, guest, devices, false);
      case 'apply':
        return plan(input, guest, devices, true);
      case 'verify':
        return verify(input, guest, devices[0]);
      case 'undo':
        return undo(input, guest, devices[0]);
      case 'continue':
        return proceed(input, guest, devices[0]);
      default:
        throw new CliError(`passthrough: there is no “${what}”. Try: innkeeper passthrough --help`);
    }
  },
};

async function plan(
  input: VerbInput,
  wanted: string,
  devices: readonly string[],
  apply: boolean,
): Promise<number> {
  const request = await requestOf(input, wanted, devices);
  const client = await input.client();
  const { signal } = input;
  const made = await client.passthrough.plan(request, { signal });
  const [problem] = made.problems;
  const agreed = apply && input.values['yes'] === true;
  if (!agreed || problem)
    await input.out(input.json ? `${JSON.stringify(made, null, 2)}\n` : printPlan(made));
  if (problem) throw new CliError(`${wanted}: ${failureLine(problem.failure)}`);
  if (!apply) return 0;
  if (!agreed) throw new CliError('passthrough apply: nothing was changed. If this is right, add --yes.');
  const { job, setup } = await client.passthrough.apply({ ...request, stamp: made.stamp }, { signal });
  await followJob(input, job);
  await input.out(
    input.json
      ? `${JSON.stringify({ setup, reboot: made.reboot })}\n`
      : `Done: ${made.title}.\n${made.reboot ? `${RESTART}\n` : ''}`,
  );
  return 0;
}

async function requestOf(
  input: VerbInput,
  wanted: string,
  devices: readonly string[],
): Promise<PassthroughRequest> {
  if (devices.length === 0)
    throw new CliError('passthrough: name a device, such as 0000:01:00.0. innkeeper devices shows them.');
  const addresses = devices.map(text => {
    const address = pciAddressSchema.safeParse(fullAddress(text));
    if (!address.success)
      throw new CliError(`passthrough: “${text}” is no PCI address such as 0000:01:00.0.`);
    return address.data;
  });
  const options = optionsOf(input);
  const { connection, uuid } = await oneGuest(input, wanted);
  return { guest: { connection, uuid }, devices: addresses, ...options };
}

async function list(input: VerbInput): Promise<number> {
  const { id: connection } = await oneConnection(input, 'passthrough');
  const client = await input.client();
  const { setups } = await client.passthrough.list({ connection }, { signal: input.signal });
  if (input.json) await input.out(`${JSON.stringify(setups, null, 2)}\n`);
  else if (setups.length === 0) await input.out('No device was given to a guest here.\n');
  else
    await input.out(
      table(
        ['GUEST', 'DEVICES', 'WAY', 'STATE', 'NOTE'],
        setups.map(({ guest, devices, way, state, rebootPending, note }) => [
          guest.gone ? `${guest.name} (gone)` : guest.name,
          devices.map(({ address, present }) => (present ? address : `${address} (gone)`)).join(', '),
          way,
          rebootPending && state === 'undone' ? 'undone, restart to come' : state,
          note ?? '',
        ]),
      ),
    );
  return 0;
}

async function verify(input: VerbInput, guest: string, device: string | undefined): Promise<number> {
  const { id: setup, connection } = await findSetup(input, guest, device);
  const client = await input.client();
  const found = await client.passthrough.verify({ connection, setup }, { signal: input.signal });
  const rows = found.checks.map(check => [
    check.verdict === 'ok' ? 'ok' : check.verdict === 'wrong' ? 'WRONG' : '?',
    check.title,
    check.found,
    check.verdict === 'wrong' ? (check.remedy ?? '') : '',
  ]);
  await input.out(
    input.json ? `${JSON.stringify(found, null, 2)}\n` : table(['', 'WHAT', 'FOUND', 'WHAT TO DO'], rows),
  );
  return found.checks.some(({ verdict }) => verdict === 'wrong') ? 1 : 0;
}

async function undo(input: VerbInput, guest: string, device: string | undefined): Promise<number> {
  const { id: setup, connection } = await findSetup(input, guest, device);
  const client = await input.client();
  const { signal } = input;
  const made = await client.passthrough.planUndo({ connection, setup }, { signal });
  const [problem] = made.problems;
  const agreed = input.values['yes'] === true;
  if (!agreed || problem)
    await input.out(input.json ? `${JSON.stringify(made, null, 2)}\n` : printUndoPlan(made));
  if (problem) throw new CliError(`${guest}: ${failureLine(problem.failure)}`);
  if (!agreed) throw new CliError('passthrough undo: nothing was changed. If this is right, add --yes.');
  for (const text of made.guest?.kept ?? []) input.note(text);
  const { job } = await client.passthrough.undo({ connection, setup, stamp: made.stamp }, { signal });
  await followJob(input, job);
  await input.out(
    input.json
      ? `${JSON.stringify({ setup, reboot: made.reboot })}\n`
      : `Done: ${made.title}.\n${made.reboot ? `${OLD_RESTART}\n` : ''}`,
  );
  return 0;
}

async function proceed(input: VerbInput, guest: string, device: string | undefined): Promise<number> {
  const { id: setup, connection, title } = await findSetup(input, guest, device);
  const client = await input.client();
  const { job } = await client.passthrough.proceed({ connection, setup }, { signal: input.signal });
  await followJob(input, job);
  await input.out(input.json ? `${JSON.stringify({ setup })}\n` : `Done: ${title}.\n`);
  return 0;
}
