// A libvirtd of a test's own, to be killed and started again without anybody else noticing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { answers, libvirtdCommand } from '../../scripts/setup/daemons.mjs';
import { isRoot, which } from '../../scripts/setup/run.mjs';

/**
 * @typedef {object} PrivateLibvirtd
 * @property {string} socket
 * @property {string} uri of its QEMU driver
 * @property {() => number | undefined} pid
 * @property {() => Promise<void>} start resolves when the socket answers
 * @property {() => Promise<void>} kill SIGKILL; guests go on running, the socket's file stays, as after a crash
 * @property {() => Promise<void>} stop SIGTERM: an orderly end; guests go on running
 * @property {() => Promise<void>} dispose stops it, ends its guests and removes all of its files
 */

/** What libvirtd keeps of its own on a host. Inside its mount namespace these are folders of the test's. */
const STATE_FOLDERS = ['/etc/libvirt', '/run/libvirt', '/var/lib/libvirt', '/var/log/libvirt'];

/**
 * Starts a system libvirtd (QEMU, test, network, storage … drivers) that shares nothing with the host's own but
 * the kernel. Needs root. Guests need no virtlogd: QEMU writes its logs itself.
 * @returns {Promise<PrivateLibvirtd>}
 */
export async function startPrivateLibvirtd() {
  if (!isRoot()) throw new Error('a private libvirtd needs root: it gets a mount namespace of its own');
  const libvirtd = which('libvirtd');
  if (libvirtd === undefined) throw new Error('libvirtd is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'libvirtd-'));
  const sockets = join(folder, 'sockets');
  const socket = join(sockets, 'libvirt-sock');
  for (const state of [sockets, ...STATE_FOLDERS.map(path => join(folder, path))]) {
    await mkdir(state, { recursive: true, mode: 0o755 });
  }
  await writeFile(
    join(folder, 'etc/libvirt/libvirtd.conf'),
    `unix_sock_dir = "${sockets}"\nauth_unix_rw = "none"\nhost_uuid_source = "machine-id"\n`,
  );
  await writeFile(
    join(folder, 'etc/libvirt/qemu.conf'),
    'stdio_handler = "file"\nnamespaces = []\ndynamic_ownership = 0\ncgroup_controllers = []\nsecurity_driver = "none"\nuser = "root"\ngroup = "root"\n',
  );

  /** @type {import('node:child_process').ChildProcess | undefined} */
  let daemon;
  const start = async () => {
    const started = spawnInside(folder, libvirtd);
    daemon = started;
    for (const limit = Date.now() + 20_000; !(await answers(socket)); await pause(20)) {
      if (started.exitCode !== null || Date.now() > limit) {
        throw new Error(`the private libvirtd does not answer; see ${join(folder, 'libvirtd.log')}`);
      }
    }
  };
  /** @param {NodeJS.Signals} signal */
  const end = async signal => {
    if (daemon === undefined || daemon.exitCode !== null || daemon.signalCode !== null) return;
    daemon.kill(signal);
    await once(daemon, 'exit');
  };

  await start();
  return {
    socket,
    uri: `qemu+unix:///system?socket=${socket}`,
    pid: () => daemon?.pid,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    dispose: async () => {
      await end('SIGTERM');
      await endGuests(join(folder, 'run/libvirt/qemu'));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {string} folder
 * @param {string} libvirtd
 */
function spawnInside(folder, libvirtd) {
  const script = fileURLToPath(new URL('private-mounts.sh', import.meta.url));
  const log = openSync(join(folder, 'libvirtd.log'), 'a');
  const command = libvirtdCommand(libvirtd, ['-p', join(folder, 'libvirtd.pid')]);
  const args = [
    '--mount',
    '--propagation',
    rootIsMount() ? 'private' : 'unchanged',
    script,
    folder,
    ...STATE_FOLDERS,
    '--',
    ...command,
  ];
  return spawn('unshare', args, { stdio: ['ignore', log, log] });
}

/** In a plain chroot it is not, and then its propagation cannot be changed. */
function rootIsMount() {
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .some(line => line.split(' ')[4] === '/');
}

/** @param {string} folder libvirt's folder of QEMU process ids, one NAME.pid a guest */
async function endGuests(folder) {
  for (const file of await readdir(folder).catch(() => [])) {
    if (!file.endsWith('.pid') || file === 'driver.pid') continue;
    const pid = Number(await readFile(join(folder, file), 'utf8'));
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Ended by itself.
    }
  }
}
