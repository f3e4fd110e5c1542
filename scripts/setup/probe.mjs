import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NEEDS } from './needs.mjs';
import { which } from './run.mjs';

/**
 * @typedef {import('./needs.mjs').Mark} Mark
 * @typedef {import('./needs.mjs').Need} Need
 * @typedef {import('./needs.mjs').Purpose} Purpose
 */

/**
 * What this machine does not have of what the purposes need.
 * @param {readonly Purpose[]} purposes
 * @param {(mark: Mark) => boolean} [has]
 * @returns {Need[]}
 */
export function missingNeeds(purposes, has = isThere) {
  return NEEDS.filter(need => purposes.includes(need.purpose) && !need.found.some(marks => marks.every(has)));
}

/** @param {Mark} mark */
function isThere(mark) {
  if ('program' in mark) return which(mark.program) !== undefined;
  if ('path' in mark) return pathExists(mark.path);
  if ('library' in mark) return sharedLibraries().includes(`\t${mark.library} `);
  return quietly('/usr/bin/python3', ['-c', `import ${mark.python}`]) !== undefined;
}

/** @param {string} pattern an absolute path in which one folder or the end of the last name may be a * */
function pathExists(pattern) {
  const star = pattern.indexOf('*');
  if (star < 0) return existsSync(pattern);
  const folder = dirname(`${pattern.slice(0, star)}x`);
  const start = pattern.slice(folder.length + 1, star);
  const rest = pattern.slice(star + 1);
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some(
    name => name.startsWith(start) && existsSync(`${join(folder, name)}${rest}`),
  );
}

/** @type {string | undefined} */
let libraries;

function sharedLibraries() {
  libraries ??= quietly(which('ldconfig') ?? 'ldconfig', ['-p']) ?? '';
  return libraries;
}

/**
 * @param {string} file
 * @param {string[]} args
 * @returns {string | undefined} stdout; nothing when the program failed or is missing
 */
function quietly(file, args) {
  try {
    return execFileSync(file, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 24,
    });
  } catch {
    return undefined;
  }
}
