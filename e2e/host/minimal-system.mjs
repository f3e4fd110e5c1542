import { join } from 'node:path';
import { madeOnce } from './made-once.mjs';
import { buildMinimalSystem } from './minimal-system/build.mjs';

/**
 * Path of a tarball of the smallest Debian that starts by itself (systemd), for containers. Made on the first call,
 * which takes half a minute, found on every later one.
 * @returns {Promise<string>}
 */
export async function minimalSystem() {
  const recipe = new URL('minimal-system/', import.meta.url);
  return join(await madeOnce('minimal-system', recipe, buildMinimalSystem), 'system.tar');
}
