import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { must } from '../tiny-guest/packages.mjs';
import { asRoot } from '../../../scripts/setup/run.mjs';
import { bootableDisk } from './disk.mjs';
import { PACKAGES, SETTLED } from './system.mjs';

/**
 * Makes the cloud image: a small Debian from the sources that this machine's own apt uses, on a disk that
 * starts by BIOS.
 * @param {string} target folder to appear, complete or not at all; its parent exists
 */
export async function buildCloudGuest(target) {
  const work = await mkdtemp(`${target}.`);
  await chmod(work, 0o755);
  const root = join(work, 'root');
  try {
    await mkdir(root);
    await must(
      ...asRoot('mmdebstrap', [
        '--variant=minbase',
        '--quiet',
        '--architectures=amd64',
        '--aptopt=APT::Install-Recommends "false"',
        `--include=${PACKAGES.join(',')}`,
        ...SETTLED.map(command => `--customize-hook=chroot "$1" sh -ec '${command}'`),
        'bookworm',
        root,
        ...(await sources()),
      ]),
      dirname(work),
    );
    await bootableDisk(root, work);
    await must(...asRoot('rm', ['-rf', root]), dirname(work));
    await rename(work, target);
  } catch (error) {
    await must(...asRoot('rm', ['-rf', root]), dirname(work));
    await rm(work, { recursive: true, force: true });
    throw error;
  }
}

/** apt's sources of Debian 12, a line each. */
async function sources() {
  const format = '$(REPO_URI) $(RELEASE) $(COMPONENT)';
  const listed = await must('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'], '/');
  const lines = listed.split('\n').filter(line => / bookworm(-updates|-security)? main$/.test(line));
  if (lines.length === 0)
    throw new Error('apt has no sources of Debian 12 (bookworm): the cloud image is made of those');
  return [...new Set(lines)].map(line => `deb ${line}`);
}
