import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface PrivateSshd {
  port: number;
  user: string;
  /** A key the server takes, and one it does not. */
  keyfile: string;
  strangerKey: string;
  /** Knows the server's key; the empty one knows nobody's. */
  knownHosts: string;
  emptyKnownHosts: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/**
 * sshd on a loopback port with keys of its own, for the user who runs the tests.
 * @param environment variables every command on "the other host" gets
 */
export async function startPrivateSshd(environment: Record<string, string> = {}): Promise<PrivateSshd> {
  const folder = await mkdtemp(join(tmpdir(), 'node-libvirt-ssh-'));
  const file = (name: string): string => join(folder, name);
  for (const name of ['host', 'user', 'stranger']) {
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', file(name)]);
  }
  await writeFile(file('authorized'), await readFile(file('user.pub')), { mode: 0o600 });
  await chmod(folder, 0o755);
  const port = await freePort();
  const hostKey = (await readFile(file('host.pub'), 'utf8')).split(' ').slice(0, 2).join(' ');
  await writeFile(file('known'), `[127.0.0.1]:${port} ${hostKey}\n`);
  await writeFile(file('empty'), '');
  const setEnv = Object.entries(environment).map(([name, value]) => `${name}="${value}"`);
  const config = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${file('host')}`,
    `AuthorizedKeysFile ${file('authorized')}`,
    `PidFile ${file('pid')}`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin prohibit-password',
    ...(setEnv.length > 0 ? [`SetEnv ${setEnv.join(' ')}`] : []),
  ];
  await writeFile(file('config'), `${config.join('\n')}\n`);
  // Root's sshd wants its folder for unprivileged children, which no package script has made without systemd.
  if (process.getuid?.() === 0) await run('mkdir', ['-p', '/run/sshd']);
  const child = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', file('config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const lines = createInterface({ input: child.stderr });
  await new Promise<void>((resolve, reject) => {
    lines.on('line', line => (line.includes('Server listening') ? resolve() : undefined));
    child.once('exit', status => reject(new Error(`sshd ended with status ${status}`)));
  });
  return {
    port,
    user: userInfo().username,
    keyfile: file('user'),
    strangerKey: file('stranger'),
    knownHosts: file('known'),
    emptyKnownHosts: file('empty'),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}
