import type { Check, CheckId } from '#shared/contract/readiness.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { checkAll } from '#shared/domain/readiness/check-all.ts';
import type { ReadinessFacts } from '#shared/domain/readiness/facts.ts';
import { readDiskSpace } from '#electron/host/disk-space.ts';
import { readElectron } from '#electron/host/electron-helper.ts';
import { readHost } from '#electron/host/host.ts';
import { readLibvirtInstall } from '#electron/host/libvirt-install.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { readUri } from '../connections/uri.ts';
import { readConnectionFacts } from './connection-facts.ts';
import { readDocker } from './docker-facts.ts';
import { fixCheck } from './fix-check.ts';

/** Where images go as long as no pool says otherwise. */
const IMAGES = '/var/lib/libvirt/images';

/** What a host lacks to run guests well, and how to set it right. */
export function createReadinessArea(deps: AreaDeps) {
  const check = async (id: ConnectionId | undefined) => ({ checks: checkAll(await readFacts(deps, id)) });
  return {
    check: procedures.readiness.check.handler(({ input }) => check(input.connection)),

    fix: procedures.readiness.fix.handler(async ({ input, signal }) => {
      const target = input.connection ?? ownConnection(deps)?.id;
      const { checks } = await check(input.connection);
      requireButton(checks, input.id);
      if (target === undefined) throw fail('DAEMON_ABSENT');
      await fixCheck(deps, deps.connections.require(target), input.id, signal);
      return check(input.connection);
    }),
  };
}

async function readFacts(deps: AreaDeps, id: ConnectionId | undefined): Promise<ReadinessFacts> {
  const row = id === undefined ? ownConnection(deps) : deps.connections.get(id);
  if (id !== undefined && !row) throw fail('NOT_FOUND', { name: id });
  const connection = row && (await readConnectionFacts(row, deps.connections.live(row.id)));
  const remote =
    row !== undefined && (row.host ? !row.host.local : row.id !== 'system' && row.id !== 'session');
  if (remote && id !== undefined) return { ...(connection && { connection }) };
  const [host, install, imageSpace, docker, electron] = await Promise.all([
    readHost(),
    readLibvirtInstall(),
    readDiskSpace(IMAGES),
    readDocker(deps.env),
    readElectron(deps.env),
  ]);
  return {
    host,
    install,
    docker,
    electron,
    ...(connection && { connection }),
    ...(imageSpace && { imageSpace }),
  };
}

/** The connection that stands for this computer: the system's libvirt, else one that answers, else none. */
function ownConnection(deps: AreaDeps) {
  const rows = deps.connections.list();
  const local = rows.filter(row => row.host?.local ?? readUri(row.uri).host === null);
  const system = rows.find(({ id }) => id === 'system');
  if (system?.state === 'online') return system;
  return local.find(({ state, host }) => state === 'online' && host?.driver === 'QEMU') ?? system ?? local[0];
}

function requireButton(checks: readonly Check[], id: CheckId): void {
  const remedy = checks.find(found => found.id === id)?.remedy;
  if (remedy?.kind !== 'button')
    throw fail('UNSUPPORTED', { name: id }, 'This check has nothing that can be done for you.');
}
