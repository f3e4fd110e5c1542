import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An image of the tests' own: busybox with its programs, made by `docker import`. */
export const BUSYBOX_IMAGE = 'innkeeper-test/busybox:1';

/** Makes the image in the engine at `host` (as DOCKER_HOST has it) unless it is there. */
export async function ensureBusyboxImage(host = 'unix:///var/run/docker.sock'): Promise<string> {
  const docker = (...args: string[]) => run('docker', ['--host', host, ...args]);
  const present = await docker('image', 'inspect', BUSYBOX_IMAGE).then(
    () => true,
    () => false,
  );
  if (present) return BUSYBOX_IMAGE;
  const root = await mkdtemp(join(tmpdir(), 'innkeeper-busybox-'));
  try {
    for (const folder of ['bin', 'etc', 'tmp', 'proc', 'sys', 'dev', 'root', 'var'])
      await mkdir(join(root, folder), { mode: folder === 'tmp' ? 0o1777 : 0o755 });
    await copyFile('/bin/busybox', join(root, 'bin/busybox'));
    const { stdout } = await run('/bin/busybox', ['--list']);
    for (const applet of stdout.trim().split('\n'))
      if (applet !== 'busybox') await symlink('busybox', join(root, 'bin', applet));
    await run('sh', [
      '-c',
      'printf "root:x:0:0:root:/root:/bin/sh\\nnobody:x:65534:65534:nobody:/:/bin/sh\\n" > "$0/etc/passwd"',
      root,
    ]);
    const archive = `${root}.tar`;
    await run('tar', ['-C', root, '-cf', archive, '.']);
    await docker(
      'import',
      '--change',
      'CMD ["/bin/sh"]',
      '--change',
      'ENV PATH=/bin',
      archive,
      BUSYBOX_IMAGE,
    );
    await rm(archive);
    return BUSYBOX_IMAGE;
  } finally {
    await rm(root, { recursive: true });
  }
}
