import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { show } from './run.mjs';
import { giveUp, say } from './say.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean, resolved?: string }} LockEntry
 * @typedef {Readonly<Record<string, LockEntry>>} LockPackages by folder, as in package-lock.json
 */

/**
 * Whether node_modules holds what the lock file says. npm keeps the list of what it installed in
 * node_modules/.package-lock.json; optional packages of other platforms are not in it.
 * @param {LockPackages} locked
 * @param {LockPackages} installed
 */
export function isInstalled(locked, installed) {
  return Object.entries(locked).every(([folder, entry]) => {
    if (folder === '') return true;
    const found = installed[folder];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

/** Installs the Node packages of the lock file unless they are there. Ends the program when that fails. */
export async function ensureNodePackages() {
  const [locked, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map(packagesOf);
  if (locked === undefined)
    giveUp('package-lock.json is missing: this is not a whole checkout of Innkeeper.');
  if (installed !== undefined && isInstalled(locked, installed)) return;
  say('Installing Node packages…');
  // No package's own script runs: none that we use needs one.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await show('npm', args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (code !== 0) giveUp(`npm ci ended with code ${code}: see above.`);
}

/**
 * @param {string} file
 * @returns {LockPackages | undefined}
 */
function packagesOf(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}
