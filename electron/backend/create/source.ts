import type { GuestSource } from '#shared/contract/create.ts';
import type { SourceFacts } from '#shared/domain/create/facts.ts';
import { blockingFolder, readAccount } from '#electron/host/readable-by.ts';
import { NotAnImageError, readImageHeader } from '#electron/media/image-header.ts';
import type { OsDatabase } from '#electron/media/osinfo.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { readVolume, volumeAt } from '../storage/volumes.ts';
import { readHypervisor } from './hypervisor.ts';
import { isSession } from '../connections/session.ts';

type Image = Extract<GuestSource, { path: string }>;

/** Looks at the file a guest is to start from: as a volume of libvirt's, and on this computer by itself. */
export async function inspectSource(
  deps: AreaDeps,
  live: LiveConnection,
  source: GuestSource,
  database: OsDatabase,
): Promise<SourceFacts | undefined> {
  if (source.kind !== 'iso' && source.kind !== 'disk-image') return undefined;
  const [volume, file] = await Promise.all([
    inspectVolume(live, source.path),
    live.host.local ? inspectFile(deps, live, source.path, database) : undefined,
  ]);
  const usedBy =
    source.kind === 'disk-image' && source.how === 'use' ? await usersOf(deps, live, source) : [];
  if (volume) {
    // libvirt itself may read what this user may not.
    const { failure, ...seen } = file ?? { failure: undefined };
    const blocked = failure?.params['folder'] !== undefined;
    return { copyable: true, ...seen, ...volume, usedBy, ...(blocked && failure && { failure }) };
  }
  if (file) return { ...file, usedBy };
  return {
    copyable: false,
    usedBy,
    failure: {
      code: 'FILE_NOT_FOUND',
      params: { path: source.path, host: live.label },
      detail: 'No active storage pool of that host has it; only files in pools can be seen from here.',
    },
  };
}

async function inspectVolume(live: LiveConnection, path: string): Promise<Partial<SourceFacts> | undefined> {
  const ref = await volumeAt(live.rpc, path);
  if (!ref) return undefined;
  const volume = await readVolume(live.rpc, ref);
  return {
    pool: ref.pool,
    format: volume.format,
    size: volume.allocation,
    virtualSize: volume.capacity,
    block: volume.block,
    ...(volume.backingPath !== undefined && { backingFile: volume.backingPath }),
  };
}

async function inspectFile(
  deps: AreaDeps,
  live: LiveConnection,
  path: string,
  database: OsDatabase,
): Promise<Omit<SourceFacts, 'usedBy'>> {
  try {
    const { iso, ...header } = await readImageHeader(path);
    const os = iso && (await database.recognise(iso));
    const blocked = await qemuBlocked(live, path);
    return { ...header, copyable: true, ...(os && { os }), ...(blocked && { failure: blocked }) };
  } catch (error) {
    if (error instanceof NotAnImageError)
      return {
        copyable: false,
        failure: { code: 'FILE_NOT_AN_IMAGE', params: { path }, detail: error.message },
      };
    return { copyable: false, failure: deps.toFailure(error, { path }) };
  }
}

/** QEMU's own user cannot reach it, most often because the home folder above is closed. */
async function qemuBlocked(live: LiveConnection, path: string): Promise<SourceFacts['failure']> {
  if (isSession(live)) return undefined;
  const { qemuUser } = await readHypervisor(live.rpc);
  if (!qemuUser) return undefined;
  const account = await readAccount(qemuUser.uid, qemuUser.gid);
  const folder = await blockingFolder(path, account);
  if (folder === undefined) return undefined;
  return {
    code: 'FILE_UNREADABLE',
    params: { path, user: account.name, folder },
    detail: `${account.name}, which QEMU runs as, may not enter ${folder}.`,
  };
}

async function usersOf(deps: AreaDeps, live: LiveConnection, { path }: Image): Promise<string[]> {
  const users = await guestsUsing(deps, live, [path]);
  return (users.get(path) ?? []).map(guest => guest.name);
}
