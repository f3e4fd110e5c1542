import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { asRoot, run, which } from './run.mjs';

/**
 * @typedef {object} Daemon
 * @property {string} name what a person calls it
 * @property {string} program
 * @property {readonly string[]} args how it is started by hand; it goes to the background by itself with -d
 * @property {readonly string[]} sockets it is up when one of these answers
 * @property {readonly (readonly string[])[]} units systemd units, the first set that exists is started
 * @property {string} why
 */

/** @type {Daemon} */
const LIBVIRTD = {
  name: 'libvirt',
  program: 'libvirtd',
  args: ['-d'],
  sockets: ['/run/libvirt/libvirt-sock', '/run/libvirt/virtqemud-sock'],
  units: [
    [
      'virtqemud.socket',
      'virtnetworkd.socket',
      'virtstoraged.socket',
      'virtnodedevd.socket',
      'virtsecretd.socket',
    ],
    ['libvirtd.socket'],
  ],
  why: 'runs the guests',
};

/** @type {Daemon} */
const VIRTLOGD = {
  name: 'virtlogd',
  program: 'virtlogd',
  args: ['-d'],
  sockets: ['/run/libvirt/virtlogd-sock'],
  units: [['virtlogd.socket']],
  why: 'keeps the guests’ logs; no guest starts without it',
};

/** @type {Daemon} */
export const DOCKERD = {
  name: 'Docker',
  program: 'dockerd',
  args: [],
  sockets: ['/run/docker.sock'],
  units: [['docker.service']],
  why: 'runs containers',
};

/** In the order in which they have to start. */
export const LIBVIRT_DAEMONS = [VIRTLOGD, LIBVIRTD];

export const hasSystemd = () => existsSync('/run/systemd/system');

/**
 * Whether something listens on a Unix socket. A socket that we may not open counts: that is a matter of
 * permissions, and a second daemon would not help.
 * @param {string} path
 * @returns {Promise<boolean>}
 */
export function answers(path) {
  return new Promise(resolve => {
    const socket = connect(path);
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', error => resolve('code' in error && error.code === 'EACCES'));
  });
}

/** @param {Daemon} daemon */
export async function isUp(daemon) {
  return (await Promise.all(daemon.sockets.map(answers))).includes(true);
}

/**
 * Starts a daemon unless it answers already: through systemd where that runs, else by hand.
 * @param {Daemon} daemon
 * @returns {Promise<'was up' | 'started' | { failed: string }>}
 */
export async function ensureUp(daemon) {
  if (await isUp(daemon)) return 'was up';
  const problem = hasSystemd() ? await startUnits(daemon) : await startByHand(daemon);
  if (problem !== undefined) return { failed: problem };
  for (const limit = Date.now() + 20_000; Date.now() < limit; await pause(50)) {
    if (await isUp(daemon)) return 'started';
  }
  return { failed: `${daemon.program} was started, but ${daemon.sockets[0]} does not answer after 20 s` };
}

/**
 * @param {Daemon} daemon
 * @returns {Promise<string | undefined>} what went wrong
 */
async function startUnits(daemon) {
  for (const units of daemon.units) {
    if ((await run('systemctl', ['cat', ...units])).code !== 0) continue;
    const { code, stderr } = await run(...asRoot('systemctl', ['enable', '--now', ...units]));
    return code === 0 ? undefined : stderr.trim();
  }
  return `systemd has no unit for ${daemon.program}`;
}

/**
 * @param {Daemon} daemon
 * @returns {Promise<string | undefined>} what went wrong
 */
async function startByHand(daemon) {
  const program = which(daemon.program);
  if (program === undefined) return `${daemon.program} is not installed`;
  if (daemon === LIBVIRTD) await openKvm();
  const [first, ...rest] =
    daemon === LIBVIRTD ? libvirtdCommand(program, daemon.args) : [program, ...daemon.args];
  const [file, args] = asRoot(first, rest);
  const log = openSync(join(mkdtempSync(join(tmpdir(), 'innkeeper-')), `${daemon.program}.log`), 'a', 0o600);
  const child = spawn(file, args, { stdio: ['ignore', log, log], detached: true });
  const problem = await once(child, daemon.args.includes('-d') ? 'exit' : 'spawn').then(
    ([code = 0]) => (code === 0 ? undefined : `${daemon.program} ended with code ${code}`),
    (/** @type {Error} */ error) => error.message,
  );
  child.unref();
  return problem;
}

/**
 * The command that starts libvirtd. With the hybrid cgroup2 mount its LXC driver takes the mount's mere presence
 * for the unified layout and then finds no controllers; in a mount namespace without it, it uses the v1
 * controllers and works.
 * @param {string} libvirtd
 * @param {readonly string[]} args
 * @returns {[string, ...string[]]}
 */
export function libvirtdCommand(libvirtd, args) {
  if (!existsSync('/sys/fs/cgroup/unified')) return [libvirtd, ...args];
  const script = fileURLToPath(new URL('without-mount.sh', import.meta.url));
  return [
    'unshare',
    '--mount',
    '--propagation',
    'unchanged',
    script,
    '/sys/fs/cgroup/unified',
    libvirtd,
    ...args,
  ];
}

/**
 * Does for /dev/kvm what udev does where it runs: systemd's own rule is mode 0666. Left to root alone, libvirt
 * sees KVM when it asks QEMU and none when it looks for itself, takes its cached capabilities for outdated, and
 * asks QEMU anew, for seconds, at nearly every call.
 */
async function openKvm() {
  const kvm = statSync('/dev/kvm', { throwIfNoEntry: false });
  const group = /^kvm:[^:]*:(\d+):/m.exec(readFileSync('/etc/group', 'utf8'))?.[1];
  if (kvm === undefined || String(kvm.gid) === group || (kvm.mode & 0o006) === 0o006) return;
  await run(...asRoot('chmod', ['0666', '/dev/kvm']));
}
