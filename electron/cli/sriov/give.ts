import type { HardwareEdit } from '#shared/contract/hardware.ts';
import type { SriovState } from '#shared/contract/sriov.ts';
import { giveEdits, giveProblems, type Giving } from '#shared/domain/sriov/give.ts';
import { failureLine } from '../failure-line.ts';
import { followJob } from '../follow-job.ts';
import { oneGuest } from '../guests.ts';
import { CliError, type VerbInput } from '../verb.ts';
import { findDevice } from './find-device.ts';
import { numberOption, textOption } from './options.ts';

/** `sriov give GUEST …`: a change of the guest's hardware like any other. */
export async function giveVerb(
  input: VerbInput,
  state: SriovState,
  [wanted = '', device, index]: readonly string[],
): Promise<void> {
  const { connection, uuid, name } = await oneGuest(input, wanted);
  const giving = givingOf(input, state, device, index);
  const [problem] = giveProblems(giving, uuid, state);
  if (problem) throw new CliError(`${name}: ${failureLine(problem)}`);
  const client = await input.client();
  const { signal } = input;
  const guest = { connection, uuid };
  const edits: HardwareEdit[] = giveEdits(giving);
  const plan = await client.hardware.plan({ guest, edits }, { signal });
  const [refused] = plan.problems;
  if (refused) throw new CliError(`${name}: ${failureLine(refused.failure)}`);
  for (const { text, why, remedy } of plan.warnings)
    input.note([text, why, remedy].filter(Boolean).join(' '));
  if (input.values['dry-run'] === true) {
    await input.out(input.json ? `${JSON.stringify(plan, null, 2)}\n` : plan.after);
    return;
  }
  const { changes, job } = await client.hardware.apply({ guest, edits, later: true }, { signal });
  if (job !== undefined) await followJob(input, job);
  await input.out(
    input.json ? `${JSON.stringify({ name, changes })}\n` : `${name} has it from its next start on.\n`,
  );
}

function givingOf(
  { values }: VerbInput,
  state: SriovState,
  device: string | undefined,
  index: string | undefined,
): Giving {
  const more = {
    mac: textOption(values, 'mac')?.toLowerCase(),
    vlan: numberOption(values, 'vlan'),
    teamingWith: textOption(values, 'teaming'),
  };
  const network = textOption(values, 'pool');
  if (network !== undefined) return { how: 'pool', network, ...more };
  if (device === undefined || index === undefined) {
    throw new CliError('sriov: name the device and the function, or a pool with --pool NAME.');
  }
  const { functions, nets } = findDevice(state, device);
  const found = functions.find(each => String(each.index) === index);
  if (!found) throw new CliError(`sriov: ${device} has no function ${index}; it has ${functions.length}.`);
  const as = textOption(values, 'as') ?? (nets.length > 0 ? 'interface' : 'device');
  if (as !== 'interface' && as !== 'device') {
    throw new CliError(`sriov: --as ${as}: it is interface or device.`);
  }
  return { how: as, function: found.address, ...more };
}
