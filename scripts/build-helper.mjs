// node scripts/build-helper.mjs: joins the parts of the root helper to the one file that is installed and carried.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup/root.mjs';

/** The parts in their order, as the one program. */
export function joinedHelper() {
  const folder = join(root, 'resources/helper');
  const parts = readdirSync(folder)
    .filter(name => name.endsWith('.bash'))
    .toSorted();
  return parts.map(part => readFileSync(join(folder, part), 'utf8')).join('');
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(root, 'resources/innkeeper-helper'), joinedHelper(), { mode: 0o755 });
}
