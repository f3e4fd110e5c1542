// Prints the path of the tests' cloud image as JSON, making it first when it is not there yet.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCloudGuest } from './cloud-guest/build.mjs';
import { madeOnce } from './made-once.mjs';

/**
 * A Debian with systemd and the real cloud-init, which takes its data from a NoCloud seed (a medium labelled
 * cidata) and has nobody to log in as until it is told. Login on ttyS0. Made once, in some minutes.
 * @returns {Promise<{ image: string }>} a qcow2 file: a template, to be copied or used as backing file
 */
export async function cloudGuest() {
  const folder = await madeOnce('cloud-guest', new URL('cloud-guest/', import.meta.url), buildCloudGuest);
  return { image: join(folder, 'cloud.qcow2') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(await cloudGuest(), null, 2));
}
