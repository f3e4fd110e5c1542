import { createRouterClient } from '@orpc/server';
import { carryActionSchema } from '#shared/contract/carry.ts';
import { type GuestRef, guestRefSchema } from '#shared/contract/guests.ts';
import { snapshotActionSchema } from '#shared/contract/snapshots.ts';
import { uploadSchema } from '#shared/contract/transfers.ts';
import { createBackend } from '../create-backend.ts';
import type { SessionId } from '../ports.ts';
import { silent } from './silent.ts';

/**
 * A backend in a process of its own, for tests that kill it: begins the action it is given and prints each step of its
 * job on a line. Arguments: the connection's address, the state folder, the guest's UUID or nothing, the area, the action
 * as JSON.
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

async function beginUpload(): Promise<string> {
  const choice = uploadSchema.parse(JSON.parse(text));
  const { stamp } = await client.transfers.planUpload(choice);
  return (await client.transfers.upload({ ...choice, stamp })).job;
}

async function tellSteps(job: string): Promise<void> {
  for await (const told of await client.jobs.watch({})) {
    const jobs = told.kind === 'snapshot' ? told.jobs : told.kind === 'upsert' ? [told.job] : [];
    for (const { id, step } of jobs) if (id === job) process.stdout.write(`${step ?? ''}\n`);
  }
}

async function online(): Promise<void> {
  for await (const event of await client.connections.watch({})) {
    const rows =
      event.kind === 'snapshot' ? event.connections : event.kind === 'upsert' ? [event.connection] : [];
    if (rows.some(({ state }) => state === 'online')) return;
  }
}

if (area === 'transfers') {
  await online();
  await tellSteps(await beginUpload());
}
for await (const event of await client.guests.watch({})) {
  if (event.kind === 'remove') continue;
  const found = event.guests.find(guest => guest.uuid === uuid);
  if (found) await tellSteps(await begin(guestRefSchema.parse(found)));
}
