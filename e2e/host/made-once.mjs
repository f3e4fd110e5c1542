import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { testCache } from './cache.mjs';

/**
 * The folder of something that takes long to make, made when it is not there yet. It is made anew when its
 * recipe changes.
 * @param {string} name
 * @param {URL} recipe folder of the scripts that make it
 * @param {(target: string) => Promise<void>} make makes the folder appear, complete or not at all
 * @returns {Promise<string>}
 */
export async function madeOnce(name, recipe, make) {
  const folder = join(await testCache(), `${name}-${await hashOf(fileURLToPath(recipe))}`);
  if (!existsSync(folder)) {
    await make(folder).catch(error => {
      // Another process may have finished the same one meanwhile.
      if (!existsSync(folder)) throw error;
    });
  }
  return folder;
}

/** @param {string} folder */
async function hashOf(folder) {
  const hash = createHash('sha256');
  for (const file of (await readdir(folder)).sort())
    hash.update(file).update(await readFile(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}
