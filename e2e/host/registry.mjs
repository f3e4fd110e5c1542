// A registry on loopback, as Debian packages it; with a login, and with a way to it that breaks off.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts one; `stop` ends it and takes away what it holds.
 * @param {{ htpasswd?: string }} [options] lines of `user:bcrypt`, where it is to ask for a login
 */
export async function startRegistry({ htpasswd } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-registry-'));
  const port = await freePort();
  const passwords = join(folder, 'htpasswd');
  if (htpasswd !== undefined) await writeFile(passwords, `${htpasswd}\n`);
  const config = {
    version: '0.1',
    log: { level: 'info' },
    storage: { filesystem: { rootdirectory: join(folder, 'data') }, delete: { enabled: true } },
    http: { addr: `127.0.0.1:${port}` },
    ...(htpasswd !== undefined && { auth: { htpasswd: { realm: 'innkeeper-test', path: passwords } } }),
  };
  const file = join(folder, 'config.yml');
  // JSON is YAML.
  await writeFile(file, JSON.stringify(config));
  const child = spawn('docker-registry', ['serve', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  await listens(child, 'listening on');
  child.stderr.resume();
  return {
    address: `127.0.0.1:${port}`,
    port,
    async stop() {
      if (child.exitCode === null) {
        child.kill();
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true });
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, null, import('node:stream').Readable>} child
 * @param {string} word
 */
async function listens(child, word) {
  let said = '';
  for await (const piece of child.stderr.iterator({ destroyOnReturn: false })) {
    said += String(piece);
    if (said.includes(word)) return;
  }
  throw new Error(`docker-registry did not start: ${said}`);
}

/** Of a connection: manifests and refusals are smaller. */
const SMALL = 64 * 1024;

/** Sends its parent a server that listens on the loopback where it runs. */
const LISTEN = `
  require('node:child_process').execFileSync('ip', ['link', 'set', 'lo', 'up']);
  const server = require('node:net').createServer();
  server.listen(0, '127.0.0.1', () => process.send('listens', server));`;

/**
 * @param {number} pid of a process whose network it is
 * @returns {Promise<import('node:net').Server>} who listens in it, and is here
 */
async function serverInside(pid) {
  const args = [`--net=/proc/${pid}/ns/net`, process.execPath, '-e', LISTEN];
  const child = spawn('nsenter', args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const server = await new Promise((resolve, reject) => {
    child.once('message', (_, handle) => resolve(handle));
    child.once('exit', status => reject(new Error(`Nobody listens in the network of ${pid}: ${status}`)));
  });
  child.kill();
  return server;
}

/**
 * A way to a registry that ends after so many bytes in all; `mend` lets everything through.
 * @param {number} port the registry's
 * @param {number} most after it, what is small still comes through
 * @param {number} [inside] of a process in a network of its own: the way begins there
 */
export async function startBrokenWay(port, most, inside) {
  let limit = most;
  let carried = 0;
  let held = false;
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set();
  const server = inside === undefined ? createServer() : await serverInside(inside);
  server.on('connection', near => {
    const far = connect(port, '127.0.0.1');
    open.add(near);
    let own = 0;
    near.on('close', () => {
      open.delete(near);
      far.destroy();
    });
    for (const socket of [near, far]) socket.on('error', () => near.destroy());
    far.on('data', piece => {
      own += piece.length;
      carried += piece.length;
      if (own <= SMALL) near.write(piece);
      else if (held) far.pause();
      else if (carried > limit) near.destroy();
      else near.write(piece);
    });
    far.on('end', () => near.end());
    near.pipe(far);
  });
  if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `127.0.0.1:${address.port}`,
    mend() {
      limit = Number.POSITIVE_INFINITY;
    },
    /** From now on only what is small comes through: what is large stands still. */
    hold() {
      held = true;
    },
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
