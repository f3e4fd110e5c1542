import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asRoot, run } from '../../../scripts/setup/run.mjs';

/** @param {string} target folder to appear, complete or not at all; its parent exists */
export async function buildMinimalSystem(target) {
  const work = await mkdtemp(`${target}.`);
  try {
    const tar = join(work, 'system.tar');
    const args = ['--quiet', '--variant=minbase', '--include=systemd-sysv,dbus', 'bookworm', tar];
    const built = await run(...asRoot('mmdebstrap', args));
    if (built.code !== 0) throw new Error(`mmdebstrap ended with ${built.code}: ${built.stderr.trim()}`);
    await rename(work, target);
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw error;
  }
}
