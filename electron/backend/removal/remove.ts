import type { Guest, RemovalPlan } from '#shared/contract/guests.ts';
import { strandedBy } from '#shared/domain/removal/plan-files.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { fail } from '../failures/fail.ts';
import { domainRef } from '../guests/guest-key.ts';
import { deleteFiles } from './delete-files.ts';
import type { GuestDisk } from './read-disks.ts';
import { type GuestRemoval, planRemoval } from './plan-removal.ts';
import type { RemovalDeps } from './removal-deps.ts';
import { undefineGuest } from '../guests/undefine.ts';
import { deleteRootFolder } from './root-folder.ts';

type PlannedFile = RemovalPlan['files'][number];

/** Looks again, refuses what may not be deleted before anything is touched, then removes as a job. */
export async function removeGuest(
  deps: RemovalDeps,
  guest: Guest,
  targets: readonly string[],
  ids?: readonly string[],
): Promise<{ job: string }> {
  const { plan, disks, snapshots } = await planRemoval(deps, guest);
  const chosen = ids ?? plan.files.flatMap(file => (goesUnasked(file) ? [file.id] : []));
  for (const target of targets) {
    const disk = plan.disks.find(candidate => candidate.target === target);
    if (!disk) throw fail('INPUT_INVALID', { field: 'deleteDisks', reason: `There is no disk ${target}.` });
    if (!disk.deletable) throw fail('RESOURCE_BUSY', { path: disk.path, name: guest.name }, disk.note);
  }
  const files = chosen.map(id => {
    const file = plan.files.find(candidate => candidate.id === id);
    if (!file) throw fail('INPUT_INVALID', { field: 'deleteFiles', reason: `There is no file ${id}.` });
    if (!file.deletable)
      throw fail('RESOURCE_BUSY', { path: file.path ?? file.label, name: guest.name }, file.note);
    return file;
  });
  const stranded = strandedBy(files, new Set([...targets, ...chosen]));
  if (stranded) {
    const reason = `${stranded.by} stands on ${stranded.file.path ?? stranded.file.label}: delete both or neither.`;
    throw fail('INPUT_INVALID', { field: 'deleteFiles', reason });
  }
  const doomed = disks.filter(({ facts }) => targets.includes(facts.target));
  const staying = new Set(plan.files.flatMap(file => (chosen.includes(file.id) ? [] : [file.kind])));
  const { id } = deps.jobs.start(
    {
      title: `Delete ${guest.name}`,
      connection: guest.connection,
      guest: { connection: guest.connection, uuid: guest.uuid },
      cancellable: false,
    },
    job => remove(deps, guest, { doomed, files, staying, snapshots }, job),
  );
  return { job: id };
}

/** A root folder is what disks are of a machine, and what it boots goes with those: only where they are named. */
const goesUnasked = ({ kind, suggested, under }: PlannedFile) =>
  suggested && under.length === 0 && kind !== 'root-folder' && kind !== 'boot-file';

interface Doom {
  readonly doomed: readonly GuestDisk[];
  readonly files: readonly PlannedFile[];
  /** Kinds of what it has and that is to stay. */
  readonly staying: ReadonlySet<PlannedFile['kind']>;
  /** They go with it in any case, and so do our pictures of them. */
  readonly snapshots: GuestRemoval['snapshots'];
}

/** There is no way back from any of this, so the guest goes first: a guest without its disk helps nobody. */
async function remove(
  deps: RemovalDeps,
  guest: Guest,
  { doomed, files, staying, snapshots }: Doom,
  job: JobContext,
): Promise<void> {
  const rpc = await deps.connections.require(guest.connection).work();
  const dom = domainRef(guest);
  const begin = (text: string) => {
    job.step(text);
    job.log(text);
  };
  // Not its state: one that crashed may be active or not.
  const { active } = await rpc.call('domainIsActive', { dom });
  if (active !== 0) {
    begin(`Force ${guest.name} off`);
    await rpc.call('domainDestroyFlags', { dom, flags: 0 });
  }
  if (guest.persistent) {
    begin(`Undefine ${guest.name}`);
    await undefineGuest(rpc, dom, { nvram: staying.has('nvram'), tpm: staying.has('tpm') });
  }
  await deps.guests.refresh(guest);
  for (const snapshot of snapshots) await deps.pictures.remove(guest, snapshot);
  await deleteFiles(deps, guest, rpc, pathsOf(doomed, files), job);
  const root = files.find(({ kind }) => kind === 'root-folder')?.path;
  if (root === undefined) return;
  begin(`Delete ${root}`);
  await deleteRootFolder(deps, deps.connections.require(guest.connection), guest, root);
}

/** libvirt deletes the others itself, and root folders go last. */
const inPool = ({ kind }: PlannedFile) => kind.startsWith('snapshot-') || kind === 'boot-file';

/** Disks first, which stand on the files of snapshots. */
function pathsOf(doomed: readonly GuestDisk[], files: readonly PlannedFile[]): string[] {
  const left = [...files];
  const paths = doomed.flatMap(({ facts, volume }) => (volume ? [facts.path] : []));
  const gone = new Set(doomed.map(({ facts }) => facts.target));
  for (;;) {
    const index = left.findIndex(({ under }) => under.every(other => gone.has(other)));
    const [file] = index < 0 ? [] : left.splice(index, 1);
    if (!file) return paths;
    gone.add(file.id);
    if (file.path !== undefined && inPool(file)) paths.push(file.path);
  }
}
