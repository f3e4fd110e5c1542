import { createRouterClient } from '@orpc/server';
import { carryActionSchema } from '#shared/contract/carry.ts';
import { type GuestRef, guestRefSchema } from '#shared/contract/guests.ts';
import { snapshotActionSchema } from '#shared/contract/snapshots.ts';
import { createBackend } from '../create-backend.ts';
import type { SessionId } from '../ports.ts';
import { silent } from './silent.ts';

/**
 * A backend in a process of its own, for tests that kill it: begins the action it is given and prints each step of its
 * job on a line. Arguments: the connection's address, the state folder, the guest's UUID, the area, the action as JSON.
 */
const [uri = '', stateDir = '', uuid = '', area = '', text = ''] = process.argv.slice(2);
const backend = await createBackend({
  stateDir,
  log: silent,
  env: process.env,
  extraConnections: [uri],
  discover: false,
});
const client = createRouterClient(backend.router, { context: { session: 'doomed' as SessionId } });

async function begin(guest: GuestRef): Promise<string> {
  const given: unknown = JSON.parse(text);
  if (area === 'carry') {
    const action = carryActionSchema.parse(given);
    const { stamp } = await client.carry.plan({ guest, action });
    return (await client.carry.run({ guest, action, stamp })).job;
  }
  const action = snapshotActionSchema.parse(given);
  const { stamp } = await client.snapshots.plan({ guest, action });
  return (await client.snapshots.run({ guest, action, stamp })).job;
}

for await (const event of await client.guests.watch({})) {
  if (event.kind === 'remove') continue;
  const found = event.guests.find(guest => guest.uuid === uuid);
  if (!found) continue;
  const job = await begin(guestRefSchema.parse(found));
  for await (const told of await client.jobs.watch({})) {
    const jobs = told.kind === 'snapshot' ? told.jobs : told.kind === 'upsert' ? [told.job] : [];
    for (const { id, step } of jobs) if (id === job) process.stdout.write(`${step ?? ''}\n`);
  }
}
