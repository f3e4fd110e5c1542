// A host of a test's own, whose files, network and firewall may be changed without anybody else noticing.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { answers } from '../../scripts/setup/daemons.mjs';
import { isRoot, which } from '../../scripts/setup/run.mjs';
import { startSshd } from './sshd.mjs';

/**
 * @typedef {object} IsolatedHost
 * @property {string} uri of its libvirt, over ssh: as of any other host
 * @property {(...words: string[]) => Promise<string>} run a program there, as root; resolves with what it prints
 * @property {(...words: string[]) => Promise<string>} virsh
 * @property {() => Promise<void>} dispose ends all that runs there; nothing is left of it
 */

/**
 * Starts one: see isolated-host.sh. Needs root of this computer.
 * @returns {Promise<IsolatedHost>}
 */
export async function startIsolatedHost() {
  if (!isRoot()) throw new Error('an isolated host needs root: it gets namespaces of its own');
  const libvirtd = which('libvirtd');
  if (libvirtd === undefined) throw new Error('libvirtd is not installed');
  const folder = await mkdtemp(join(tmpdir(), 'isolated-host-'));
  await mkdir(join(folder, 'mounts'));
  const logFile = join(folder, 'log');
  const log = openSync(logFile, 'a');
  const script = fileURLToPath(new URL('isolated-host.sh', import.meta.url));
  const namespaces = ['--mount', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
  const host = spawn('unshare', [...namespaces, script, join(folder, 'mounts'), libvirtd], {
    stdio: ['ignore', log, log],
  });

  const first = await firstProcess();
  /** Its first process, once it is isolated and its libvirtd answers. */
  async function firstProcess() {
    for (const limit = Date.now() + 60_000; ; await pause(20)) {
      const said = await readFile(logFile, 'utf8');
      if (said.includes('isolated now\n')) {
        const pid = Number.parseInt(
          await readFile(`/proc/${host.pid}/task/${host.pid}/children`, 'utf8'),
          10,
        );
        // By the root folder that its first process sees: proc(5), /proc/pid/root.
        if (await answers(`/proc/${pid}/root/run/libvirt/libvirt-sock`)) return pid;
      }
      if (host.exitCode !== null || Date.now() > limit) {
        host.kill('SIGKILL');
        throw new Error(`the isolated host does not start: ${said}`);
      }
    }
  }
  const inside = ['nsenter', '--target', String(first), '--mount', '--net', '--pid', '--'];
  const sshd = await startSshd({ inside });
  const [key, known] = [sshd.keyfile, sshd.knownHosts].map(encodeURIComponent);
  /** @param {string[]} words */
  const run = async (...words) => {
    const [program = '', ...args] = [...inside, ...words];
    return (await promisify(execFile)(program, args, { maxBuffer: 16 << 20 })).stdout;
  };
  return {
    uri: `qemu+ssh://${sshd.user}@127.0.0.1:${sshd.port}/system?keyfile=${key}&known_hosts=${known}`,
    run,
    virsh: async (...words) => (await run('virsh', '-q', '-c', 'qemu:///system', ...words)).trim(),
    dispose: async () => {
      await sshd.stop();
      host.kill('SIGKILL');
      await once(host, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
