// An sshd of a test's own on loopback, for qemu+ssh URIs: keys, known_hosts and configuration in one folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRoot, run, which } from '../../scripts/setup/run.mjs';

/**
 * @typedef {object} TestSshd
 * @property {number} port on 127.0.0.1
 * @property {string} user whom the key lets in: the user who runs the test
 * @property {string} keyfile private key that is accepted
 * @property {string} strangerKeyfile private key that is refused
 * @property {string} knownHosts file that knows this server
 * @property {string} config an ssh_config with all of it, for `ssh -F`
 * @property {() => Promise<void>} stop ends the server and removes the folder; sessions that run go on
 */

/**
 * @param {object} [options]
 * @param {readonly string[]} [options.inside] words of a command, nsenter(1), that runs a program on another host
 * @returns {Promise<TestSshd>}
 */
export async function startSshd({ inside } = {}) {
  const sshd = which('sshd');
  if (sshd === undefined) throw new Error('sshd is not installed (Debian: openssh-server)');
  // sshd of Debian wants its separation folder even when systemd has not made it.
  if (isRoot()) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  const folder = await mkdtemp(join(tmpdir(), 'sshd-'));
  const file = (/** @type {string} */ name) => join(folder, name);
  for (const key of ['host', 'client', 'stranger']) {
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', key, '-f', file(key)]);
  }
  const user = userInfo().username;
  const port = await freePort();
  await writeFile(file('authorized_keys'), await readFile(file('client.pub')));
  await writeFile(file('known_hosts'), `[127.0.0.1]:${port} ${await readFile(file('host.pub'), 'utf8')}`);
  await writeFile(
    file('sshd_config'),
    `Port ${port}\nListenAddress 127.0.0.1\nHostKey ${file('host')}\nPidFile none\nUsePAM no\nStrictModes no\n` +
      `AuthorizedKeysFile ${file('authorized_keys')}\nPasswordAuthentication no\nPermitRootLogin prohibit-password\n` +
      // What a person's shell does at each login would take its time, and may wait for another's lock.
      `SetEnv HOME=${folder}\n`,
  );
  await writeFile(
    file('ssh_config'),
    `Host 127.0.0.1\n  Port ${port}\n  User ${user}\n  IdentityFile ${file('client')}\n  IdentitiesOnly yes\n` +
      `  UserKnownHostsFile ${file('known_hosts')}\n  GlobalKnownHostsFile none\n  BatchMode yes\n`,
  );
  const stop = inside
    ? await acceptFor(port, [...inside, sshd, '-i', '-E', file('log'), '-f', file('sshd_config')])
    : await listenBy(sshd, file('sshd_config'), file('log'));
  return {
    port,
    user,
    keyfile: file('client'),
    strangerKeyfile: file('stranger'),
    knownHosts: file('known_hosts'),
    config: file('ssh_config'),
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {string} sshd
 * @param {string} config
 * @param {string} log
 */
async function listenBy(sshd, config, log) {
  const child = spawn(sshd, ['-D', '-E', log, '-f', config], { stdio: 'ignore' });
  for (const limit = Date.now() + 10_000; !(await listens(log)); await pause(20)) {
    if (child.exitCode !== null || Date.now() > limit) {
      throw new Error(`sshd did not start: ${await readFile(log, 'utf8').catch(() => 'no log')}`);
    }
  }
  return async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
}

/**
 * A host in a network of its own cannot listen here: each connection is given to an sshd that is started for it.
 * @param {number} port
 * @param {readonly string[]} command
 */
async function acceptFor(port, [program = '', ...args]) {
  const server = createServer({ pauseOnConnect: true }, socket => {
    // It has a socket of its own to it: this one is only in its way.
    spawn(program, args, { stdio: [socket, socket, 'ignore'] }).on('spawn', () => socket.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return async () => {
    server.close();
    await once(server, 'close');
  };
}

/** @param {string} log */
const listens = async log => (await readFile(log, 'utf8').catch(() => '')).includes('Server listening');

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no TCP port');
  return address.port;
}
