import type { HostRun } from '#shared/contract/host-changes.ts';
import type { PassthroughSetup } from '#shared/contract/passthrough.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { stateOf } from '#shared/domain/passthrough/state.ts';
import { waysBack } from '#shared/domain/passthrough/ways-back.ts';
import { documentOf, isIn } from './guest-part.ts';
import { readRuns, runOf } from './host-part.ts';
import type { PassthroughDeps } from './passthrough-deps.ts';
import { sshWords } from './read-setting.ts';
import type { SetupRecord } from './setup.ts';

/** Every set-up of a connection, and the state that it is in by what host and guest say now. */
export async function listSetups(
  deps: PassthroughDeps,
  connection: ConnectionId,
): Promise<PassthroughSetup[]> {
  const records = await deps.setups.list(connection);
  if (records.length === 0) return [];
  const live = deps.connections.require(connection);
  const hosted = records.some(({ steps }) => steps.length > 0);
  const [runs, reading] = await Promise.all([
    hosted ? readRuns(deps, live) : [],
    deps.deviceHosts.read(live).catch(() => undefined),
  ]);
  const loader = reading?.source === 'libvirt' ? undefined : reading?.facts.boot.loader;
  const ids = new Map(
    reading?.facts.pci.map(({ address, vendor, device }) => [address, `${hex(vendor)}:${hex(device)}`]),
  );
  return await Promise.all(
    records.map(async record => {
      const run = runs && runOf(record, runs);
      const document = await documentOf(deps, record);
      const { state, rebootPending, note } = stateOfSetup(deps, record, runs, document);
      const name = run?.id ?? record.run;
      const ssh = sshWords(live.uri);
      return {
        id: record.id,
        connection,
        guest: { ...record.guest, gone: document === undefined },
        title: record.title,
        way: record.way,
        devices: record.devices.map(({ address, name: called, ids: wanted }) => ({
          address,
          name: called,
          present: reading === undefined || ids.get(address) === wanted,
        })),
        at: record.at,
        state,
        rebootPending,
        ...(name !== undefined && { run: name }),
        ...(note !== undefined && { note }),
        back: waysBack({
          guest: record.guest.name,
          device: record.devices[0]?.address ?? '',
          way: record.way,
          steps: record.steps,
          ...(name !== undefined && { run: name }),
          ...(ssh !== undefined && { ssh }),
          ...(loader !== undefined && { loader }),
        }),
      };
    }),
  );
}

const hex = (id: number) => id.toString(16).padStart(4, '0');

/** `runs` undefined: the helper could not be asked. */
export function stateOfSetup(
  deps: PassthroughDeps,
  record: SetupRecord,
  runs: readonly HostRun[] | undefined,
  document: string | undefined,
) {
  return stateOf({
    phase: record.phase,
    working: deps.setups.isWorking(record.id),
    hasSteps: record.steps.length > 0,
    run: runs ? runOf(record, runs) : 'unreadable',
    inGuest: isIn(record, document),
  });
}
