import type { Guest, RemovalPlan } from '#shared/contract/guests.ts';
import { type FileFacts, planFileRemoval } from '#shared/domain/removal/plan-files.ts';
import { type Domain, domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { readOverlays } from '../storage/images-on.ts';
import { readVolumeIfThere, volumeAt } from '../storage/volumes.ts';
import { readBootFiles } from './boot-files.ts';
import type { GuestDisk } from './read-disks.ts';
import type { SnapshotFiles } from './read-snapshots.ts';
import { readRootFolder } from './root-folder.ts';

type PlannedFile = RemovalPlan['files'][number];

/** What a guest has besides its disks: UEFI variables, its TPM, files of its snapshots, what it boots, a container's root. */
export async function readFiles(
  deps: AreaDeps,
  live: LiveConnection,
  guest: Guest,
  document: Domain,
  disks: readonly GuestDisk[],
  snapshots: SnapshotFiles,
): Promise<PlannedFile[]> {
  const active = new Map(disks.map(({ facts }) => [facts.path, facts.target]));
  const layers = [...snapshots.disks].filter(([path]) => !active.has(path));
  const paths = layers.map(([path]) => path);
  const users = await guestsUsing(deps, live, paths);
  const overlays = paths.length === 0 ? new Map<string, string[]>() : await readOverlays(live);
  const own = new Map([...active, ...paths.map((path): [string, string] => [path, path])]);
  const files: FileFacts[] = [];
  for (const [path, { target, snapshot }] of layers) {
    const ref = await volumeAt(live.rpc, path);
    const volume = ref && (await readVolumeIfThere(live.rpc, ref));
    const others = (users.get(path) ?? []).filter(
      ({ connection, uuid }) => connection !== guest.connection || uuid !== guest.uuid,
    );
    files.push({
      kind: 'snapshot-disk',
      label: `${target}, of the snapshot ${snapshot}`,
      path,
      ...(volume && { size: volume.allocation }),
      reachable: volume !== undefined,
      usedBy: others.map(({ name }) => name),
      overlays: overlays.get(path) ?? [],
    });
  }
  return [
    ...files.map(file => planFileRemoval(file, own)),
    ...[...snapshots.memory].map(([path, snapshot]) =>
      keptWith({ kind: 'snapshot-memory', label: `Memory of the snapshot ${snapshot}`, path }),
    ),
    ...[...snapshots.nvram].map(([path, { size, snapshot }]) =>
      keptWith({
        kind: 'snapshot-nvram',
        label: `UEFI variables of the snapshot ${snapshot}`,
        path,
        ...(size !== undefined && { size }),
      }),
    ),
    ...(await nvramOf(deps, guest, document)),
    ...tpmOf(document),
    ...(await readBootFiles(deps, live, guest, document)),
    ...(await readRootFolder(deps, live, guest, document)),
  ];
}

/** Of one snapshot alone: nothing else reads it. */
function keptWith(
  file: Pick<PlannedFile, 'kind' | 'label' | 'size'> & { readonly path: string },
): PlannedFile {
  return { id: file.path, ...file, suggested: true, deletable: true, under: [] };
}

/** A guest that was renamed has its variables under the old name, which a new guest of that name may take too. */
async function nvramOf(deps: AreaDeps, guest: Guest, { os }: Domain): Promise<PlannedFile[]> {
  if (os.nvram === undefined && os.firmware !== 'efi') return [];
  const sharers: string[] = [];
  if (os.nvram !== undefined)
    for (const other of deps.guests.list(guest.connection)) {
      if (other.uuid === guest.uuid) continue;
      const xml = await deps.guests.xml(other, { inactive: other.persistent }).catch(() => '');
      // Most guests have no such path in them, and need not be parsed.
      if (xml.includes('<nvram') && domain.of(parseDocument(xml).root).os.nvram === os.nvram)
        sharers.push(other.name);
    }
  return [
    {
      id: 'nvram',
      kind: 'nvram',
      label: 'UEFI variables',
      ...(os.nvram !== undefined && { path: os.nvram }),
      suggested: sharers.length === 0,
      deletable: sharers.length === 0,
      ...(sharers.length > 0 && { note: `Used by ${sharers.join(', ')} too.` }),
      under: [],
    },
  ];
}

function tpmOf({ devices }: Domain): PlannedFile[] {
  if (!devices.tpms.items.some(({ backend }) => backend === 'emulator')) return [];
  const label = 'The state of its TPM, with all that is sealed in it';
  return [{ id: 'tpm', kind: 'tpm', label, suggested: true, deletable: true, under: [] }];
}
