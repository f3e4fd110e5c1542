import type { ConnectionId } from '#shared/contract/values.ts';
import type { PoolAction, SriovState } from '#shared/contract/sriov.ts';
import { carryOut } from '../carry-out.ts';
import { table } from '../table.ts';
import { CliError, type VerbInput } from '../verb.ts';
import { findDevice } from './find-device.ts';
import { textOption } from './options.ts';

/** `sriov pool …`: networks of libvirt that give functions away. */
export async function poolVerb(
  input: VerbInput,
  connection: ConnectionId,
  state: SriovState,
  [what = 'list', name]: readonly string[],
): Promise<void> {
  if (what === 'list') {
    const rows = state.pools.map(pool => [
      pool.name,
      pool.active ? 'runs' : 'stopped',
      pool.autostart ? 'with the host' : '',
      pool.device ?? '',
      pool.usedBy.map(guest => guest.name).join(', '),
    ]);
    const text = table(['NAME', 'STATE', 'STARTS', 'DEVICE', 'GUESTS'], rows);
    await input.out(input.json ? `${JSON.stringify(state.pools, null, 2)}\n` : text);
    return;
  }
  if (name === undefined) throw new CliError('sriov: name the pool.');
  const action = actionOf(input, state, what, name);
  const client = await input.client();
  const { signal } = input;
  const plan = await client.sriov.planPool({ connection, action }, { signal });
  const done = await carryOut(input, {
    about: name,
    plan,
    dryRun: input.values['dry-run'] === true,
    run: stamp => client.sriov.runPool({ connection, action, stamp }, { signal }),
  });
  if (done) await input.out(input.json ? `${JSON.stringify({ name })}\n` : `Done: ${plan.title}.\n`);
}

function actionOf({ values }: VerbInput, state: SriovState, what: string, name: string): PoolAction {
  switch (what) {
    case 'define': {
      const device = textOption(values, 'device');
      if (device === undefined) throw new CliError('sriov: say of which card: --device NAME.');
      const { address } = findDevice(state, device);
      return { do: 'define', device: address, name, autostart: values['autostart'] === true };
    }
    case 'start':
    case 'stop':
    case 'delete':
      return { do: what, name };
    case 'autostart':
    case 'no-autostart':
      return { do: 'autostart', name, on: what === 'autostart' };
    default:
      throw new CliError(
        `sriov: pool ${what}: it is list, define, start, stop, autostart, no-autostart or delete.`,
      );
  }
}
