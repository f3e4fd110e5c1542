import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { test as base } from './fixtures.ts';

export const engineSocket = 'unix:///var/run/docker.sock';

/** Docker's own command line, which knows nothing of Innkeeper. Answers with what it printed. */
export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('docker', ['--host', engineSocket, ...args]);
  return stdout.trimEnd();
}

/** What the engine has of this kind whose name begins so. */
async function named(prefix: string, ...list: string[]): Promise<string[]> {
  return (await docker(...list)).split('\n').filter(name => name.startsWith(prefix));
}

/** `containers`: begins the name of all that a test makes in the engine; what is left of it is swept away. */
export const test = base.extend<{ containers: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's form
  containers: async ({}, use) => {
    const prefix = `innkeeper-test-${crypto.randomUUID().slice(0, 6)}`;
    await use(prefix);
    const left = await named(prefix, 'ps', '--all', '--format', '{{.Names}}');
    if (left.length > 0) await docker('rm', '--force', '--volumes', ...left);
    const networks = await named(prefix, 'network', 'ls', '--format', '{{.Name}}');
    if (networks.length > 0) await docker('network', 'rm', ...networks);
    const volumes = await named(prefix, 'volume', 'ls', '--format', '{{.Name}}');
    if (volumes.length > 0) await docker('volume', 'rm', '--force', ...volumes);
    const images = await named(prefix, 'images', '--format', '{{.Repository}}:{{.Tag}}');
    if (images.length > 0) await docker('rmi', '--force', ...images);
  },
});
