import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../../scripts/setup/run.mjs';

/**
 * Fetches Debian packages and unpacks them into a folder, without installing them.
 * @param {readonly string[]} packages
 * @param {string} into folder to unpack in; made when missing
 */
export async function unpackDebian(packages, into) {
  const downloads = join(into, 'downloads');
  await mkdir(downloads, { recursive: true });
  // As root apt would hand the download to a user of its own that may not write here.
  await must('apt-get', ['-o', 'APT::Sandbox::User=root', 'download', ...packages], downloads);
  for (const file of await readdir(downloads)) {
    await must('dpkg-deb', ['--extract', join(downloads, file), into], into);
  }
  await rm(downloads, { recursive: true });
}

/**
 * The versioned package that Debian's metapackage for the cloud kernel stands for.
 * @returns {Promise<string>}
 */
export async function cloudKernelPackage() {
  const { stdout } = await run('apt-cache', ['depends', '--important', 'linux-image-cloud-amd64']);
  const name = /Depends: (linux-image-\S+)/.exec(stdout)?.[1];
  if (name === undefined) {
    throw new Error(
      'apt knows no linux-image-cloud-amd64: run apt-get update (the tiny guest is made on Debian)',
    );
  }
  return name;
}

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function must(file, args, cwd) {
  const { code, stdout, stderr } = await run(file, args, { cwd });
  if (code !== 0)
    throw new Error(`${file} ${args.join(' ')} ended with ${code}: ${(stderr || stdout).trim()}`);
  return stdout;
}
