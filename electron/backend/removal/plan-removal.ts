import { LibvirtError } from 'node-libvirt';
import type { Guest, RemovalPlan } from '#shared/contract/guests.ts';
import { planDiskRemoval } from '#shared/domain/removal/plan.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { readDisks, type GuestDisk } from './read-disks.ts';
import { readFiles } from './read-files.ts';
import { readSnapshotFiles, type SnapshotFiles } from './read-snapshots.ts';

export interface GuestRemoval {
  readonly plan: RemovalPlan;
  readonly disks: readonly GuestDisk[];
  readonly snapshots: SnapshotFiles['snapshots'];
}

/** Looks at everything that belongs to a guest, and at who else needs it. Nothing is changed. */
export async function planRemoval(deps: AreaDeps, guest: Guest): Promise<GuestRemoval> {
  const live = deps.connections.require(guest.connection);
  const document = domain.of(parseDocument(await deps.guests.xml(guest)).root);
  const [disks, snapshots, also] = await Promise.all([
    readDisks(deps, live, guest, document),
    readSnapshotFiles(live, guest),
    readBelongings(live, guest),
  ]);
  const files = await readFiles(deps, live, guest, document, disks, snapshots);
  const { connection, uuid, name, state } = guest;
  const plan: RemovalPlan = {
    guest: { connection, uuid },
    name,
    running: state !== 'off' && state !== 'saved' && state !== 'crashed',
    disks: disks.map(({ facts }) => planDiskRemoval(facts, name)),
    files,
    snapshots: snapshots.snapshots.map(({ name: snapshot }) => snapshot),
    also,
  };
  return { plan, disks, snapshots: snapshots.snapshots };
}

/** What libvirt does not let stay behind. */
async function readBelongings(live: LiveConnection, guest: Guest): Promise<string[]> {
  const args = { dom: domainRef(guest), flags: 0 };
  const { result } = await orNone(live.rpc.call('domainHasManagedSaveImage', args), { result: 0 });
  const listed = { ...args, needResults: 1 };
  const { checkpoints } = await orNone(live.rpc.call('domainListAllCheckpoints', listed), {
    checkpoints: [],
    ret: 0,
  });
  return [
    ...(result === 0 ? [] : ['its saved memory']),
    ...(checkpoints.length === 0
      ? []
      : [
          `its checkpoints: ${checkpoints.map(({ name }) => name).join(', ')}; later backups begin with a full one`,
        ]),
  ];
}

/** Drivers without snapshots or managed save have none of them. */
async function orNone<T>(asking: Promise<T>, none: T): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof LibvirtError && error.codeName === 'NO_SUPPORT') return none;
    throw error;
  }
}
