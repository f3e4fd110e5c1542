import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Of the registry that asks for a login; bcrypt of the password. */
export const USER = 'keeper';
export const PASSWORD = 'innkeeper-test-word';
export const PASSWORDS = `${USER}:$2y$05$abcdefghijklmnopqrstuuaFEHk/W2hm0xPR1tcZrNe24SfHLxdS.`;

/** Makes an image of so many layers, each of so many bytes that nothing can pack. */
export async function makeImage(
  name: string,
  layers: number,
  bytes: number,
  host = 'unix:///var/run/docker.sock',
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-image-'));
  try {
    const lines = ['FROM scratch'];
    for (let layer = 0; layer < layers; layer += 1) {
      await writeFile(join(folder, `layer-${layer}`), randomBytes(bytes));
      lines.push(`COPY layer-${layer} /`);
    }
    await writeFile(join(folder, 'Dockerfile'), `${lines.join('\n')}\nCMD ["/none"]\n`);
    await run('docker', ['--host', host, 'build', '--quiet', '--tag', name, folder], {
      env: { ...process.env, DOCKER_BUILDKIT: '0' },
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
