import { formatBytes } from '#shared/domain/units.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { poolToUse } from '../storage/pools.ts';
import { refreshPatiently } from '../storage/refresh-patiently.ts';
import { deleteVolume, readVolume, type Volume, volumeNamed } from '../storage/volumes.ts';
import type { Look, UnfinishedKind } from '../unfinished/kinds.ts';
import { type UploadNote, UPLOADS, uploadNoteSchema } from './upload-note.ts';

const REMOVE = 'remove';

/** Uploads that were cut short: the part of a volume that is left, and that it can be taken away. */
export function unfinishedUploads(deps: AreaDeps): UnfinishedKind {
  return {
    kind: UPLOADS,
    look: async (note, live) => await look(deps, live, uploadNoteSchema.parse(note.about)),
    settle: async (note, way, live) => {
      if (way !== REMOVE) throw fail('INPUT_INVALID', { field: 'way', reason: `There is no way “${way}”.` });
      const about = uploadNoteSchema.parse(note.about);
      const spec = { title: `Clean up after: ${note.title}`, connection: live.id, cancellable: false };
      return deps.jobs.start(spec, async job => {
        job.step(`Delete what there is of “${about.volume}”`);
        // Looked at again: somebody may have begun to use it.
        const left = await leftOf(deps, live, about);
        if (!left) return;
        if (left.users.length > 0) {
          const { volume, users } = left;
          throw fail('RESOURCE_BUSY', { path: volume.path, reason: `It is a disk of ${users.join(', ')}.` });
        }
        await deleteVolume(await live.work(), left.volume.ref);
      });
    },
  };
}

async function look(deps: AreaDeps, live: LiveConnection, about: UploadNote): Promise<Look | 'settled'> {
  const { volume: name, pool, file, size, inPlace, whole } = about;
  if (whole) return 'settled';
  if (inPlace)
    return {
      found: [
        `“${name}” in the pool “${pool}” holds a part of “${file}”, and behind it a part of what it held before.`,
        'Upload the file again to have all of it there.',
      ],
      ways: [],
    };
  const left = await leftOf(deps, live, about);
  if (!left) return 'settled';
  const { volume, users } = left;
  const found = [
    `“${name}” in the pool “${pool}” holds only a part of “${file}”: ${formatBytes(volume.allocation)} are written, of a file of ${formatBytes(size)}. The file itself is as it was.`,
    ...(users.length > 0 ? [`It is a disk of ${users.join(', ')} by now, and stays.`] : []),
  ];
  const loses = `${volume.path}, with the ${formatBytes(volume.allocation)} that were written.`;
  return {
    found,
    ways: users.length > 0 ? [] : [{ id: REMOVE, label: 'Delete the partial volume', loses }],
  };
}

interface Left {
  readonly volume: Volume;
  /** Names of guests. */
  readonly users: readonly string[];
}

async function leftOf(deps: AreaDeps, live: LiveConnection, about: UploadNote): Promise<Left | undefined> {
  const rpc = await live.work();
  const { ref } = await poolToUse(rpc, about.pool);
  await refreshPatiently(rpc, ref);
  const vol = await volumeNamed(rpc, ref, about.volume);
  if (!vol) return undefined;
  const volume = await readVolume(rpc, vol);
  const users = (await guestsUsing(deps, live, [volume.path])).get(volume.path) ?? [];
  return { volume, users: users.map(({ name }) => name) };
}
