import type { PassthroughCheck, PassthroughState } from '#shared/contract/passthrough.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { checkAll } from '#shared/domain/passthrough/check.ts';
import { mapOf } from '../devices/read-map.ts';
import { documentOf, guestRefOf } from './guest-part.ts';
import { readRuns, runOf } from './host-part.ts';
import { stateOfSetup } from './list.ts';
import type { PassthroughDeps } from './passthrough-deps.ts';

/** Looks at everything that the plan said would be so, as it is now. */
export async function verifySetup(
  deps: PassthroughDeps,
  { connection, setup }: { readonly connection: ConnectionId; readonly setup: Uuid },
): Promise<{ state: PassthroughState; checks: PassthroughCheck[] }> {
  const record = await deps.setups.get(connection, setup);
  const live = deps.connections.require(connection);
  const [reading, runs, document] = await Promise.all([
    deps.deviceHosts.read(live, 'now'),
    record.steps.length > 0 ? readRuns(deps, live) : [],
    documentOf(deps, record),
  ]);
  const guest = deps.guests.get(guestRefOf(record));
  const run = runs && runOf(record, runs);
  const { state } = stateOfSetup(deps, record, runs, document);
  const checks = checkAll(record.expected, {
    way: record.way,
    devices: record.devices,
    map: mapOf(deps, live, reading),
    ...(reading.source !== 'libvirt' && { facts: reading.facts }),
    ...(run && { run }),
    ...(document !== undefined && { document }),
    running: guest !== undefined && isActive(guest.state),
  });
  return { state, checks };
}
