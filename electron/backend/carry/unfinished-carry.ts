import { access, rm } from 'node:fs/promises';
import { fail } from '../failures/fail.ts';
import { findDomain } from '../create/run/find-domain.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { readOverlays } from '../storage/images-on.ts';
import { poolToUse } from '../storage/pools.ts';
import { refreshPatiently } from '../storage/refresh-patiently.ts';
import { deleteVolume, volumeNamed, volumePath } from '../storage/volumes.ts';
import type { Note } from '../unfinished/note.ts';
import type { UnfinishedKind } from '../unfinished/kinds.ts';
import { carryNoteSchema, type CarryNote } from './carry-note.ts';

/** Copies, exports and imports that were cut short: what is left of them, and that it can be taken away. */
export function unfinishedCarry(deps: AreaDeps): UnfinishedKind {
  return {
    kind: 'carry',
    look: async (note, live) => {
      const about = carryNoteSchema.parse(note.about);
      if (about.made && (await findDomain(await live.work(), about.made.uuid))) return 'settled';
      const { unused, used, files } = await leftovers(deps, live, about);
      if (unused.length === 0 && files.length === 0) return 'settled';
      return {
        found: [
          'It was cut short before it was whole. What it was made from is as it was; nothing is lost.',
          `Left of it: ${[...unused.map(({ path }) => path), ...files].join(', ')}.`,
          ...used.map(({ path, by }) => `${path} is needed by ${by} by now, and stays.`),
        ],
        ways: [{ id: 'remove', label: 'Delete what is left of it' }],
      };
    },
    settle: async (note, way, live) => {
      if (way !== 'remove')
        throw fail('INPUT_INVALID', { field: 'way', reason: `There is no way “${way}”.` });
      return deps.jobs.start(
        {
          title: `Clean up after: ${note.title}`,
          connection: live.id,
          ...(note.guest && { guest: note.guest }),
          cancellable: false,
        },
        async job => {
          job.step('Delete what is left');
          await removeLeftovers(deps, live, note, text => job.log(text));
        },
      );
    },
  };
}

async function removeLeftovers(
  deps: AreaDeps,
  live: LiveConnection,
  note: Note,
  log: (text: string) => void,
): Promise<void> {
  // Looked at again: somebody may have begun to use it.
  const { unused, files } = await leftovers(deps, live, carryNoteSchema.parse(note.about));
  const rpc = await live.work();
  for (const { pool, name, path } of unused) {
    log(`Delete ${path}`);
    const vol = await volumeNamed(rpc, (await poolToUse(rpc, pool)).ref, name);
    if (vol) await deleteVolume(rpc, vol);
  }
  for (const file of files) {
    log(`Delete ${file}`);
    await rm(file, { recursive: true, force: true });
  }
}

interface Leftovers {
  readonly unused: { readonly pool: string; readonly name: string; readonly path: string }[];
  readonly used: { readonly path: string; readonly by: string }[];
  readonly files: string[];
}

async function leftovers(deps: AreaDeps, live: LiveConnection, about: CarryNote): Promise<Leftovers> {
  const rpc = await live.work();
  const there: Leftovers['unused'] = [];
  for (const { pool, name } of about.volumes) {
    const { ref } = await poolToUse(rpc, pool);
    await refreshPatiently(rpc, ref);
    const vol = await volumeNamed(rpc, ref, name);
    if (vol) there.push({ pool, name, path: await volumePath(rpc, vol) });
  }
  const users = await guestsUsing(
    deps,
    live,
    there.map(({ path }) => path),
  );
  const overlays = there.length === 0 ? new Map<string, string[]>() : await readOverlays(live);
  const neededBy = (path: string) => [
    ...(users.get(path) ?? []).map(({ name }) => name),
    ...(overlays.get(path) ?? []).filter(other => !there.some(each => each.path === other)),
  ];
  const files: string[] = [];
  for (const file of about.files) {
    const found = await access(file).then(
      () => true,
      () => false,
    );
    if (found) files.push(file);
  }
  return {
    unused: there.filter(({ path }) => neededBy(path).length === 0),
    used: there.flatMap(({ path }) => {
      const by = neededBy(path);
      return by.length > 0 ? [{ path, by: by.join(', ') }] : [];
    }),
    files,
  };
}
