import type { ConnectionId } from '#shared/contract/values.ts';
import { carryOut } from './carry-out.ts';
import { planWithNetworks } from './networks/bring-up.ts';
import type { VerbInput } from './verb.ts';

/** Takes in a guest that was exported as a folder. */
export async function importFolder(
  input: VerbInput,
  connection: ConnectionId,
  folder: string,
  dryRun: boolean,
): Promise<number> {
  const client = await input.client();
  const { signal } = input;
  const { name, pool, start } = input.values;
  const wanted = {
    connection,
    folder,
    start: start === true,
    ...(typeof name === 'string' && { name }),
    ...(typeof pool === 'string' && { pool }),
  };
  const plan = await planWithNetworks(input, connection, () => client.carry.planImport(wanted, { signal }));
  let uuid = '';
  const run = async (stamp: string) => {
    const { job, guest } = await client.carry.runImport({ ...wanted, stamp }, { signal });
    uuid = guest.uuid;
    return { job };
  };
  const done = await carryOut(input, { about: folder, plan, dryRun, run });
  if (done)
    await input.out(
      input.json ? `${JSON.stringify({ connection, uuid })}\n` : `The guest is there: ${uuid}\n`,
    );
  return 0;
}
