import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A program to run in place of another, which obeys the modes of files even where tests run as root: it gives up
 * the capabilities that pass them by (capabilities(7)) and becomes the other.
 */
export async function withoutOverride(program: string, folder: string): Promise<string> {
  if (process.getuid?.() !== 0) return program;
  const path = join(folder, 'without-override');
  const dropped = '-dac_override,-dac_read_search';
  await writeFile(
    path,
    `#!/bin/sh\nexec setpriv --inh-caps=${dropped} --bounding-set=${dropped} '${program}' "$@"\n`,
    { mode: 0o700 },
  );
  return path;
}
