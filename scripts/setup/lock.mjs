import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does some work while no other process does it. A lock whose holder is gone is taken over.
 * @param {string} path lock file, holding the process id of its holder
 * @param {() => Promise<void>} work
 */
export async function withLock(path, work) {
  while (!take(path)) {
    if (!holderLives(path)) rmSync(path, { force: true });
    else await pause(100);
  }
  try {
    await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** @param {string} path */
function take(path) {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function holderLives(path) {
  try {
    const holder = Number(readFileSync(path, 'utf8'));
    // Just made, and not yet written to.
    if (holder === 0) return true;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
