import { type ContainerOrder, containerSignalSchema } from '#shared/contract/container-work.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { containerOnly } from '../everything.ts';
import { followJob } from '../follow-job.ts';
import { orderContainer } from '../order-container.ts';
import { CliError, type OptionValue, type Verb } from '../verb.ts';

const timeoutOption = { timeout: { type: 'string' } } as const;
const timeoutHelp = ['--timeout SECONDS', 'how long it may take before it is killed'] as const;

function withTimeout(value: OptionValue): Pick<ContainerOrder, 'timeout'> {
  if (value === undefined) return {};
  const timeout = Number(value);
  if (typeof value !== 'string' || !/^\d{1,4}$/.test(value) || timeout > 3600)
    throw new CliError('--timeout is a number of seconds up to 3600.');
  return { timeout };
}

const stop: Verb = {
  name: 'stop',
  summary: 'stop a container; what goes on after its time is killed',
  usage: 'CONTAINER [--timeout SECONDS] [--leave]',
  options: { ...timeoutOption, leave: { type: 'boolean' } },
  optionHelp: [timeoutHelp, ['--leave', 'do not kill it, and say so']],
  positionals: { min: 1, max: 1 },
  async run(input) {
    const instead = 'innkeeper shutdown asks it to shut down.';
    const container = await containerOnly(input, input.positionals[0] ?? '', instead);
    const ifIgnored = input.values['leave'] === true ? 'leave' : 'kill';
    await orderContainer(input, container, {
      action: 'stop',
      ifIgnored,
      ...withTimeout(input.values['timeout']),
    });
    return 0;
  },
};

const restart: Verb = {
  name: 'restart',
  summary: 'stop a container and start it again',
  usage: 'CONTAINER [--timeout SECONDS]',
  options: timeoutOption,
  optionHelp: [timeoutHelp],
  positionals: { min: 1, max: 1 },
  async run(input) {
    const instead = 'innkeeper reboot asks it to start again.';
    const container = await containerOnly(input, input.positionals[0] ?? '', instead);
    await orderContainer(input, container, { action: 'restart', ...withTimeout(input.values['timeout']) });
    return 0;
  },
};

const kill: Verb = {
  name: 'kill',
  summary: 'send a container a signal; SIGKILL unless said',
  usage: 'CONTAINER [--signal NAME]',
  options: { signal: { type: 'string' } },
  optionHelp: [['--signal NAME', `one of ${containerSignalSchema.options.join(', ')}`]],
  positionals: { min: 1, max: 1 },
  async run(input) {
    const { signal: given = 'SIGKILL' } = input.values;
    const signal = containerSignalSchema.safeParse(given);
    if (!signal.success)
      throw new CliError(`--signal is one of ${containerSignalSchema.options.join(', ')}.`);
    const instead = 'innkeeper force-off switches it off at once.';
    const container = await containerOnly(input, input.positionals[0] ?? '', instead);
    await orderContainer(input, container, { action: 'kill', signal: signal.data });
    return 0;
  },
};

const remove: Verb = {
  name: 'remove',
  summary: 'remove a container with all that it wrote',
  usage: 'CONTAINER [--force] [--volumes] [--dry-run]',
  options: { force: { type: 'boolean' }, volumes: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  optionHelp: [
    ['--force', 'also while it runs: its processes are killed'],
    ['--volumes', 'and the volumes that nobody gave a name'],
    ['--dry-run', 'say what would be lost, and change nothing'],
  ],
  positionals: { min: 1, max: 1 },
  async run(input) {
    const { force = false, volumes = false } = input.values;
    const { engine, id } = await containerOnly(
      input,
      input.positionals[0] ?? '',
      'Machines are removed in the window, which shows each disk first.',
    );
    const client = await input.client();
    const container = { engine, id };
    const plan = await client.containers.removalPlan({ container }, { signal: input.signal });
    const size = (bytes: number | undefined) => (bytes === undefined ? '' : ` (${formatBytes(bytes)})`);
    if (plan.running) input.note('Lost: what its processes have not written down.');
    input.note(`Lost: all that it wrote over its image${size(plan.writable)}.`);
    for (const volume of volumes === true ? plan.volumes.filter(({ anonymous }) => anonymous) : [])
      input.note(`Lost: the volume at ${volume.target}${size(volume.size)}.`);
    if (input.values['dry-run'] === true) {
      if (input.json) await input.out(`${JSON.stringify(plan, null, 2)}\n`);
      return 0;
    }
    const { stamp } = plan;
    const choice = { force: force === true, volumes: volumes === true, stamp };
    const { job } = await client.containers.remove({ container, ...choice });
    await followJob(input, job);
    if (input.json) await input.out(`${JSON.stringify({ removed: plan.name })}\n`);
    return 0;
  },
};

/** What containers have and machines call otherwise. */
export const containerActions: readonly Verb[] = [stop, restart, kill, remove];
