import { containerActionSchema } from '#shared/contract/container-work.ts';
import type { GuestAction } from '#shared/contract/guests.ts';
import { failureLine } from '../failure-line.ts';
import { machineOrContainer } from '../everything.ts';
import { bringUpNetworks } from '../networks/bring-up.ts';
import { orderContainer } from '../order-container.ts';
import { CliError, type Verb } from '../verb.ts';

const summaries: Readonly<Record<GuestAction, string>> = {
  start: 'start a guest',
  shutdown: 'ask a guest to shut down',
  reboot: 'ask a guest to reboot',
  reset: 'reset a guest at once, as by its button',
  'force-off': 'switch a guest off at once',
  pause: 'pause a guest',
  resume: 'let a paused guest go on',
  save: 'write the memory of a guest to disk and switch it off',
  restore: 'start a saved guest where it was',
  'discard-saved': 'throw the saved memory of a guest away',
};

const starts = (action: GuestAction) => action === 'start' || action === 'restore';

const verbOf = (action: GuestAction): Verb => ({
  name: action,
  summary: summaries[action],
  usage: starts(action) ? 'GUEST [--make-networks]' : 'GUEST',
  ...(starts(action) && {
    options: { 'make-networks': { type: 'boolean' } },
    optionHelp: [
      ['--make-networks', 'make networks it needs that are not there; those that are off are started'],
    ],
  }),
  positionals: { min: 1, max: 1 },
  async run(input) {
    const wanted = input.positionals[0] ?? '';
    const one = await machineOrContainer(input, wanted);
    if (one.kind === 'container') {
      const same = containerActionSchema.safeParse(action);
      if (!same.success)
        throw new CliError(
          `“${wanted}” is a container: it knows start, stop, restart, pause, resume and kill.`,
        );
      await orderContainer(input, one.container, { action: same.data });
      return 0;
    }
    const { connection, uuid } = one.guest;
    const client = await input.client();
    const guests = [{ connection, uuid }];
    if (starts(action)) await bringUpNetworks(input, guests);
    const outcomes = await client.guests.act({ guests, action }, { signal: input.signal });
    const failure = outcomes[0]?.failure;
    if (failure !== undefined) throw new CliError(failureLine(failure));
    if (input.json) await input.out(`${JSON.stringify(outcomes[0])}\n`);
    return 0;
  },
});

/** One verb for each thing that can be done to a machine; those that containers know too are done to them as well. */
export const actions: readonly Verb[] = (Object.keys(summaries) as GuestAction[]).map(verbOf);
