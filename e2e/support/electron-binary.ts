import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * A real Electron: the folder that ELECTRON_OVERRIDE_DIST_PATH names, or the binary of the electron package if
 * it was fetched already. Looking does not fetch it.
 */
export function electronBinary(): string | undefined {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const named = join(folder, 'path.txt');
  const candidates = [
    ...(override === undefined ? [] : [join(override, 'electron')]),
    ...(existsSync(named) ? [join(folder, 'dist', readFileSync(named, 'utf8'))] : []),
  ];
  return candidates.find(path => existsSync(path));
}
