import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { engineAnswers } from './engine-answers.ts';

const run = promisify(execFile);
const START_MS = 60_000;

/**
 * As containers.conf(5) has it. Locks in shared memory, the usual kind, would be those of every Podman of root; and
 * limits as high as it gives by itself, root of a computer made for tests may not give.
 */
const configuration = (folder: string): string => `[containers]
log_driver = "k8s-file"
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[network]
network_backend = "netavark"
network_config_dir = "${folder}/networks"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
lock_type = "file"
tmp_dir = "${folder}/tmp"
static_dir = "${folder}/data/libpod"
volume_path = "${folder}/data/volumes"
`;

/** It is there until somebody closes its input; then whatever it has started goes with it. */
const UNTIL_CLOSED = 'ip link set lo up; mount -t tmpfs tmpfs /run; podman "$@" <&- & cat';

/**
 * A Podman of a test's own, which serves Docker's API: its folder, its socket, and namespaces of its own, as it mounts
 * its storage, sets up bridges, keeps things for all of root in /run, and leaves processes behind. Needs root.
 */
export async function startPrivatePodman() {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-podman-'));
  const socket = join(folder, 'podman.sock');
  const address = `unix://${socket}`;
  for (const name of ['networks', 'tmp']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'containers.conf'), configuration(folder));
  const child = spawn(
    'unshare',
    [
      '--net',
      '--pid',
      '--fork',
      '--mount-proc',
      '--',
      'sh',
      '-c',
      UNTIL_CLOSED,
      'podman',
      `--root=${join(folder, 'data')}`,
      `--runroot=${join(folder, 'run')}`,
      'system',
      'service',
      '--time=0',
      address,
    ],
    {
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { ...process.env, CONTAINERS_CONF: join(folder, 'containers.conf') },
    },
  );
  const ended = once(child, 'exit');

  async function dispose(): Promise<void> {
    // In good order first, so that no cgroup is left.
    const docker = async (...args: string[]) => (await run('docker', ['--host', address, ...args])).stdout;
    const left = await docker('ps', '--all', '--quiet').catch(() => '');
    if (left !== '') await docker('rm', '--force', ...left.trim().split('\n')).catch(() => undefined);
    child.stdin.end();
    await ended;
    await rm(folder, { recursive: true, force: true });
  }

  try {
    for (const limit = Date.now() + START_MS; !(await engineAnswers(socket)); ) {
      if (child.exitCode !== null || Date.now() > limit)
        throw new Error(`podman did not start (status ${child.exitCode ?? 'none yet'}).`);
      await pause(50);
    }
  } catch (error) {
    await dispose();
    throw error;
  }
  /** Podman has systemd do it in time; a computer for tests may have none. */
  const checkHealth = (id: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const path = `/v4.0.0/libpod/containers/${id}/healthcheck`;
      get({ socketPath: socket, path }, answer => {
        answer.resume().once('end', resolve).once('error', reject);
      }).once('error', reject);
    });

  return { address, dispose, checkHealth };
}

export type PrivatePodman = Awaited<ReturnType<typeof startPrivatePodman>>;
