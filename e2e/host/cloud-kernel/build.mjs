import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DebianPackages } from '../tiny-guest/packages.mjs';

/** @param {string} target folder to appear, complete or not at all; its parent exists */
export async function buildCloudKernel(target) {
  const work = await mkdtemp(`${target}.`);
  try {
    const packages = new DebianPackages('amd64', work);
    await packages.unpack([await packages.cloudKernel()], join(work, 'parts'));
    await rename(join(work, 'parts'), target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
