import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ quick: string, content: string }} Stamp `quick` changes with any file's name, size or time,
 *   `content` with any file's name or bytes
 */

const SKIPPED = new Set(['node_modules', 'dist', 'out', '.tsbuild', 'fixtures', 'testing', 'bench']);

/** @param {string} name */
const isSource = name => !/\.test\.tsx?$|\.tsbuildinfo$|\.md$/.test(name);

/**
 * The files that a build reads, in a stable order.
 * @param {string} root
 * @param {readonly string[]} entries files and folders under root; what is missing is skipped
 * @returns {string[]} absolute paths
 */
export function sourceFiles(root, entries) {
  /** @param {string} path @returns {string[]} */
  const walk = path =>
    readdirSync(path, { withFileTypes: true }).flatMap(entry => {
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(join(path, entry.name));
      return isSource(entry.name) ? [join(path, entry.name)] : [];
    });
  return entries
    .map(entry => join(root, entry))
    .flatMap(path => {
      const facts = statSync(path, { throwIfNoEntry: false });
      if (facts === undefined) return [];
      return facts.isDirectory() ? walk(path) : [path];
    })
    .sort();
}

/** @param {readonly string[]} files */
export const quickStamp = files =>
  digest(files, path => {
    const { size, mtimeMs } = statSync(path);
    return `${size} ${mtimeMs}`;
  });

/** @param {readonly string[]} files */
export const contentStamp = files => digest(files, path => readFileSync(path));

/**
 * @param {readonly string[]} files
 * @param {(path: string) => string | Uint8Array} part
 */
function digest(files, part) {
  const hash = createHash('sha256');
  for (const path of files) hash.update(`${path}\0`).update(part(path)).update('\0');
  return hash.digest('hex');
}
