import type { ConnectionId } from '#shared/contract/values.ts';
import type { VolumeAction } from '#shared/contract/volumes.ts';
import { carryOut } from '../carry-out.ts';
import type { VerbInput } from '../verb.ts';

interface Doing {
  readonly connection: ConnectionId;
  readonly pool: string;
  readonly action: VolumeAction;
  /** As a person named it. */
  readonly about: string;
  readonly passphrase?: string | undefined;
}

/** Plans an action on volumes, says what is worth knowing of it, and runs it unless it is only tried. */
export async function doVolume(
  input: VerbInput,
  { connection, pool, action, about, passphrase }: Doing,
): Promise<void> {
  const { volumes } = await input.client();
  const plan = await volumes.plan({ connection, pool, action }, { signal: input.signal });
  const run = (stamp: string) =>
    volumes.run({ connection, pool, action, stamp, ...(passphrase !== undefined && { passphrase }) });
  const ran = await carryOut(input, { about, plan, dryRun: input.values['dry-run'] === true, run });
  if (ran && input.json) await input.out(`${JSON.stringify({ pool, done: plan.title })}\n`);
}
