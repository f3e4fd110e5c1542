import type { DoctorCheck } from '#shared/contract/devices.ts';
import { checkHost } from '#shared/domain/doctor/check-all.ts';
import { readDoctorFacts } from '#electron/host/doctor/doctor-facts.ts';
import { isSession } from '../connections/session.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';
import { type MapDeps, mapOf, readMap } from './read-map.ts';
import { recordHost } from './record.ts';
import { watchDevices } from './watch-devices.ts';

export type DevicesDeps = MapDeps & Pick<AreaDeps, 'log' | 'env'>;

/** What a host has that guests could get, and what it takes. */
export function createDevicesArea(deps: DevicesDeps) {
  return {
    map: procedures.devices.map.handler(({ input }) => readMap(deps, input.connection)),
    doctor: procedures.devices.doctor.handler(async ({ input }) => ({
      checks: await examine(deps, deps.connections.require(input.connection)),
    })),
    watch: procedures.devices.watch.handler(({ input, signal }) => {
      deps.deviceHosts.follow(deps.connections.require(input.connection));
      return stoppable(stop => watchDevices(deps, input.connection, stop), signal);
    }),
    record: procedures.devices.record.handler(async ({ input, signal }) => {
      const live = deps.connections.require(input.connection);
      return await recordHost(live, deps.env, signal);
    }),
  };
}

async function examine(deps: DevicesDeps, live: LiveConnection): Promise<DoctorCheck[]> {
  const reading = await deps.deviceHosts.read(live, 'now');
  if (!reading.tree)
    throw fail(
      'UNSUPPORTED',
      { name: live.label },
      'The doctor reads the host’s files, and has no way to them here.',
    );
  return checkHost({
    ...(await readDoctorFacts(reading.tree)),
    devices: reading.facts,
    map: mapOf(deps, live, reading),
    session: isSession(live),
  });
}
