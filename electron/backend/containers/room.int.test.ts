import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startSmallFolder } from '../testing/small-folder.ts';
import { fullDisk } from './room.ts';

it('sees that nothing more fits where the engine keeps everything, and only on this computer', async () => {
  const size = 4 * 1024 ** 2;
  const { path: folder, remove } = await startSmallFolder(size);
  try {
    const facts = { local: true, folder };
    expect(await fullDisk({ facts })).toBeUndefined();
    await writeFile(join(folder, 'filling'), Buffer.alloc(size - 512 * 1024));
    expect((await fullDisk({ facts }))?.failure).toMatchObject({
      code: 'NO_SPACE',
      params: { path: folder },
    });
    expect(await fullDisk({ facts: { ...facts, local: false } })).toBeUndefined();
  } finally {
    await remove();
  }
});
