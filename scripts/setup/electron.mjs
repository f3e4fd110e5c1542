import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

/**
 * The path of an Electron binary: of the folder that ELECTRON_OVERRIDE_DIST_PATH names, or the electron
 * package's own, which it fetches at the first use.
 * @param {{ fetch: boolean }} options whether to fetch one that is not there yet
 * @returns {Promise<string | undefined>} nothing where there is none; why has then been said
 */
export async function electronBinary({ fetch }) {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (folder !== undefined && folder !== '')
    return present(join(folder, 'electron'), 'ELECTRON_OVERRIDE_DIST_PATH');
  const own = ownBinary();
  if (own !== undefined || !fetch) return own;
  say('Fetching Electron…');
  const install = join(root, 'node_modules/electron/install.js');
  const { code, stderr } = await run(process.execPath, [install], { timeoutMs: 300_000 });
  const fetched = ownBinary();
  if (fetched === undefined) {
    const reason =
      stderr
        .split('\n')
        .find(line => /error/i.test(line))
        ?.trim() ?? `its installer ended with ${code}`;
    say(`Electron could not be fetched: ${reason}`);
  }
  return fetched;
}

function ownBinary() {
  const pathFile = join(root, 'node_modules/electron/path.txt');
  if (!existsSync(pathFile)) return undefined;
  return present(
    join(root, 'node_modules/electron/dist', readFileSync(pathFile, 'utf8').trim()),
    'the electron package',
  );
}

/**
 * @param {string} path
 * @param {string} source
 */
function present(path, source) {
  if (existsSync(path)) return path;
  say(`There is no ${path}, where ${source} should have it.`);
  return undefined;
}
