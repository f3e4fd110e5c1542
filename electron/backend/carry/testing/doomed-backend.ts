import { createRouterClient } from '@orpc/server';
import { carryActionSchema } from '#shared/contract/carry.ts';
import { guestRefSchema } from '#shared/contract/guests.ts';
import { createBackend } from '../../create-backend.ts';
import type { SessionId } from '../../ports.ts';
import { silent } from '../../testing/silent.ts';

/**
 * A backend in a process of its own, for tests that kill it: begins the action it is given and prints each step of its
 * job on a line. Arguments: the connection's address, the state folder, the guest, the action, the last two as JSON.
 */
const [, , uri = '', stateDir = '', uuid = '', action = ''] = process.argv;
const backend = await createBackend({
  stateDir,
  log: silent,
  env: process.env,
  extraConnections: [uri],
  discover: false,
});
const client = createRouterClient(backend.router, { context: { session: 'doomed' as SessionId } });
const wanted = carryActionSchema.parse(JSON.parse(action));

for await (const event of await client.guests.watch({})) {
  if (event.kind === 'remove') continue;
  const found = event.guests.find(guest => guest.uuid === uuid);
  if (!found) continue;
  const guest = guestRefSchema.parse(found);
  const { stamp } = await client.carry.plan({ guest, action: wanted });
  const { job } = await client.carry.run({ guest, action: wanted, stamp });
  for await (const told of await client.jobs.watch({})) {
    const jobs = told.kind === 'snapshot' ? told.jobs : told.kind === 'upsert' ? [told.job] : [];
    for (const { id, step } of jobs) if (id === job) process.stdout.write(`${step ?? ''}\n`);
  }
}
