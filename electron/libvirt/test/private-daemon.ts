import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface PrivateDaemon {
  /** Adds the socket to a URI: `qemu:///session` becomes `qemu:///session?socket=…`. */
  uri(base: string): string;
  readonly folder: string;
  readonly socket: string;
  readonly env: NodeJS.ProcessEnv;
  /** The user it runs as, and so the one who owns its files. */
  readonly user: { uid: number; gid: number };
  pid(): Promise<number>;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Root would get the system's drivers and their locks: the session of a user without rights stays apart. */
const NOBODY = { uid: 65_534, gid: 65_534 };

const CONFIG = `
auth_unix_rw = "none"
keepalive_interval = 1
keepalive_count = 3
`;

/**
 * libvirtd of its own, away from the system's: it can be killed, and leaves nothing behind.
 * @param base the folder to make its own folder in
 */
export async function startPrivateDaemon(base = tmpdir()): Promise<PrivateDaemon> {
  const folder = await mkdtemp(join(base, 'node-libvirt-'));
  const user =
    process.getuid?.() === 0 ? NOBODY : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  const home = { run: join(folder, 'run'), config: join(folder, 'config'), cache: join(folder, 'cache') };
  const config = join(folder, 'libvirtd.conf');
  await writeFile(config, CONFIG);
  for (const path of Object.values(home)) {
    await mkdir(path, { mode: 0o700 });
    await chown(path, user.uid, user.gid);
  }
  await chown(folder, user.uid, user.gid);
  const env: NodeJS.ProcessEnv = {
    PATH: `${process.env['PATH']}:/usr/sbin:/sbin`,
    HOME: folder,
    XDG_RUNTIME_DIR: home.run,
    XDG_CONFIG_HOME: home.config,
    XDG_CACHE_HOME: home.cache,
    XDG_DATA_HOME: join(folder, 'data'),
  };
  const pidFile = join(folder, 'libvirtd.pid');
  const socket = join(home.run, 'libvirt', 'libvirt-sock');
  const pid = async (): Promise<number> => Number(await readFile(pidFile, 'utf8'));
  const daemon: PrivateDaemon = {
    uri: base => `${base}${base.includes('?') ? '&' : '?'}socket=${socket}`,
    folder,
    socket,
    env,
    user,
    pid,
    // The parent returns when the daemon takes clients.
    start: async () => {
      const args = ['--daemon', '--timeout', '120', '--config', config, '--pid-file', pidFile];
      const child = spawn('libvirtd', args, {
        ...user,
        env,
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const [status] = (await once(child, 'exit')) as [number | null];
      if (status !== 0) throw new Error(`libvirtd ended with status ${status}`);
    },
    kill: async () => endProcess(await pid(), 'SIGKILL'),
    stop: async () => {
      await endProcess(await pid(), 'SIGTERM');
      await stopGuests(folder);
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
  await daemon.start();
  return daemon;
}

/** It is no child of ours, as daemons are; `tail` waits for any process. */
async function endProcess(pid: number, signal: NodeJS.Signals): Promise<void> {
  process.kill(pid, signal);
  await run('tail', ['--pid', String(pid), '--sleep-interval', '0.02', '-f', '/dev/null']);
}

/** Guests and log daemons outlive libvirtd: they are known by the folder in their arguments or environment. */
async function stopGuests(folder: string): Promise<void> {
  const { stdout } = await run('ps', ['-eo', 'pid,args', '--no-headers']);
  for (const line of stdout.split('\n')) {
    const [, pid, args = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    if (pid && args.includes(folder)) process.kill(Number(pid), 'SIGTERM');
  }
}
