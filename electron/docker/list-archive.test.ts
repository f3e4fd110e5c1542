import { PassThrough } from 'node:stream';
import { pack } from 'tar-stream';
import { expect, it } from 'vitest';
import { listArchive } from './list-archive.ts';

const roomy = { entries: 100, bytes: 1_000_000 };

/** As an engine archives `/volume/.`: all names begin with the folder’s own. */
function archive(files: Readonly<Record<string, number>>) {
  const packing = pack();
  packing.entry({ name: 'volume/', type: 'directory' });
  for (const [name, size] of Object.entries(files))
    if (name.endsWith('/')) packing.entry({ name: `volume/${name}`, type: 'directory' });
    else packing.entry({ name: `volume/${name}`, size, mode: 0o640 }, Buffer.alloc(size));
  packing.finalize();
  return packing.pipe(new PassThrough());
}

it('tells what is in the folder itself, by name, and not what is deeper', async () => {
  const { entries, more } = await listArchive(
    archive({ 'z.log': 5, 'deep/': 0, 'deep/er/': 0, 'deep/file': 9 }),
    roomy,
  );
  expect(entries.map(({ name, kind, size, mode }) => [name, kind, size, mode & 0o777])).toEqual([
    ['deep', 'folder', 0, 0o755],
    ['z.log', 'file', 5, 0o640],
  ]);
  expect(more).toBe(false);
});

it('reads names as Podman has them, without the folder and without a slash behind folders', async () => {
  const packing = pack();
  packing.entry({ name: 'bin', type: 'directory' });
  packing.entry({ name: 'bin/sh', size: 2 }, 'sh');
  packing.entry({ name: 'note', size: 2 }, 'hi');
  packing.finalize();
  const { entries } = await listArchive(packing.pipe(new PassThrough()), roomy);
  expect(entries.map(({ name, kind }) => [name, kind])).toEqual([
    ['bin', 'folder'],
    ['note', 'file'],
  ]);
});

it('leaves an archive at its limits, and says so', async () => {
  const files = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`file-${at}`, 1000]));
  const few = await listArchive(archive(files), { ...roomy, entries: 3 });
  expect(few).toMatchObject({ more: true });
  expect(few.entries.length).toBeGreaterThanOrEqual(3);
  expect(await listArchive(archive(files), { ...roomy, bytes: 4000 })).toMatchObject({ more: true });
});

it('ends with whoever asked', async () => {
  const endless = new PassThrough();
  const stop = new AbortController();
  const listing = listArchive(endless, roomy, stop.signal);
  stop.abort(new Error('left'));
  await expect(listing).rejects.toThrow('left');
  expect(endless.destroyed).toBe(true);
});

it('does not take half an archive for a whole one', async () => {
  const broken = new PassThrough();
  const listing = listArchive(broken, roomy);
  broken.destroy(new Error('cut off'));
  await expect(listing).rejects.toThrow('cut off');
});
