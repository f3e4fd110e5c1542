/**
 * A backend in a process of its own, to be killed in the middle of something: runs one action on one guest and
 * says on stdout what step its job is at. Arguments: uri, state folder, guest's UUID, action as JSON.
 */
import { createRouterClient } from '@orpc/server';
import { uuidSchema } from '#shared/contract/values.ts';
import { snapshotActionSchema } from '#shared/contract/snapshots.ts';
import { createBackend } from '../../create-backend.ts';
import type { SessionId } from '../../ports.ts';
import { silent } from '../../testing/silent.ts';

const [uri = '', stateDir = '', uuid = '', text = ''] = process.argv.slice(2);
const backend = await createBackend({
  stateDir,
  log: silent,
  env: process.env,
  extraConnections: [uri],
  discover: false,
});
const client = createRouterClient(backend.router, { context: { session: 'doomed' as SessionId } });
const action = snapshotActionSchema.parse(JSON.parse(text));

for await (const event of await client.guests.watch({})) {
  const guest = event.kind === 'remove' ? undefined : event.guests.find(each => each.uuid === uuid);
  if (!guest) continue;
  const ref = { connection: guest.connection, uuid: uuidSchema.parse(uuid) };
  const { stamp } = await client.snapshots.plan({ guest: ref, action });
  await client.snapshots.run({ guest: ref, action, stamp });
  break;
}
for await (const event of await client.jobs.watch({})) {
  if (event.kind === 'upsert') console.log(`${event.job.state} ${event.job.step ?? ''}`);
}
