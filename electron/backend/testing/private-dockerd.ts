import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { engineAnswers } from './engine-answers.ts';

const START_MS = 60_000;

interface Options {
  /** More of dockerd's own arguments, such as those of TLS; `folder` is the daemon's own. */
  readonly args?: (folder: string) => readonly string[];
}

/**
 * A dockerd of a test's own: its folder, its socket, and namespaces of its own: it would take the bridge of the
 * shared one away, and leaves mounts behind when it is killed. Needs root.
 */
export async function startPrivateDockerd({ args = () => [] }: Options = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-dockerd-'));
  const socket = join(folder, 'docker.sock');
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    // Where nobody buries the dead, dockerd takes the containerd of one that was killed for alive.
    await rm(join(folder, 'exec', 'containerd', 'containerd.pid'), { force: true });
    const own = spawn(
      'unshare',
      [
        '--net',
        '--mount',
        '--',
        'dockerd',
        `--host=unix://${socket}`,
        `--data-root=${join(folder, 'data')}`,
        `--exec-root=${join(folder, 'exec')}`,
        `--pidfile=${join(folder, 'pid')}`,
        '--bridge=none',
        '--iptables=false',
        '--ip6tables=false',
        ...args(folder),
      ],
      { stdio: 'ignore' },
    );
    child = own;
    for (const limit = Date.now() + START_MS; !(await engineAnswers(socket)); await pause(50)) {
      if (own.exitCode !== null || Date.now() > limit)
        throw new Error(`dockerd did not start (status ${own.exitCode ?? 'none yet'}).`);
    }
  }

  /** As a crash ends it, or in good order. */
  async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const own = child;
    child = undefined;
    if (own === undefined || own.exitCode !== null) return;
    const ended = once(own, 'exit');
    own.kill(signal);
    await ended;
  }

  const dispose = async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await dispose();
    throw error;
  }
  return { folder, socket, address: `unix://${socket}`, start, stop, dispose, pid: () => child?.pid };
}

export type PrivateDockerd = Awaited<ReturnType<typeof startPrivateDockerd>>;
