import { lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The folder for what tests download or build once. Not under the home folder: QEMU runs as a user of its
 * own and could not pass through a private home to read an image in it.
 * INNKEEPER_TEST_CACHE names another folder.
 * @returns {Promise<string>} absolute path of a folder that exists and belongs to us
 */
export async function testCache() {
  const uid = process.getuid?.() ?? 0;
  const folder = process.env['INNKEEPER_TEST_CACHE'] ?? join('/var/tmp', `innkeeper-test-${uid}`);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const facts = await lstat(folder);
  if (!facts.isDirectory() || facts.uid !== uid) {
    throw new Error(
      `${folder} is not a folder of user ${uid}: remove it, or name another in INNKEEPER_TEST_CACHE`,
    );
  }
  return folder;
}
