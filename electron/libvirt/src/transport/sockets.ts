import { accessSync, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { LibvirtUri } from '../uri.ts';

/** The modular daemon of each driver: https://libvirt.org/daemons.html */
const MODULAR: Readonly<Record<string, string>> = {
  qemu: 'virtqemud',
  lxc: 'virtlxcd',
  xen: 'virtxend',
  ch: 'virtchd',
  bhyve: 'virtbhyved',
  vbox: 'virtvboxd',
  vz: 'virtvzd',
  network: 'virtnetworkd',
  storage: 'virtstoraged',
  nodedev: 'virtnodedevd',
  secret: 'virtsecretd',
  nwfilter: 'virtnwfilterd',
  interface: 'virtinterfaced',
};

export interface Environment {
  readonly env: NodeJS.ProcessEnv;
  readonly uid: number;
}

export interface SocketChoice {
  /** The socket to open. */
  path: string;
  /** Programs that would serve it, the likelier first; empty when this side has no business to start one. */
  daemons: { program: string; path: string }[];
}

/** The daemon of a driver, `undefined` for drivers that only libvirtd serves. */
export const modularDaemon = (driver: string): string | undefined => MODULAR[driver];

/** As an ordinary user `/session` is that user's own daemon; for root it is the system's. */
export const isSession = (uri: LibvirtUri, uid: number): boolean => uri.path === '/session' && uid !== 0;

function socketFolder(session: boolean, { env }: Environment): string {
  if (!session) return '/run/libvirt';
  const runtime = env['XDG_RUNTIME_DIR'];
  if (runtime) return join(runtime, 'libvirt');
  return join(env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache'), 'libvirt');
}

/**
 * Chooses as libvirt's own client does: `socket` as given; else the driver's own socket if it is there, else
 * the one of libvirtd (or of virtproxyd, which stands in for it).
 */
export function chooseSocket(uri: LibvirtUri, readOnly: boolean, environment: Environment): SocketChoice {
  const given = uri.params.get('socket');
  if (given) return { path: given, daemons: [] };
  const session = isSession(uri, environment.uid);
  const folder = socketFolder(session, environment);
  const suffix = readOnly && !session ? '-ro' : '';
  const mode = uri.params.get('mode') ?? 'auto';
  const modular = modularDaemon(uri.driver);
  const legacy = { program: 'libvirtd', path: join(folder, `libvirt-sock${suffix}`) };
  const direct = modular && { program: modular, path: join(folder, `${modular}-sock${suffix}`) };
  const candidates =
    direct && mode !== 'legacy' ? (mode === 'direct' ? [direct] : [direct, legacy]) : [legacy];
  const found = candidates.find(({ path }) => existsSync(path));
  return {
    path: (found ?? candidates.at(-1) ?? legacy).path,
    // libvirtd first: where both are installed, it is what the distribution's own tools start.
    daemons: session ? candidates.reverse() : [],
  };
}

/** Where a program lies: in PATH, or where distributions keep daemons. */
export function findProgram(program: string, { env }: Environment): string | undefined {
  const folders = [...(env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', '/sbin'].filter(
    Boolean,
  );
  return folders.map(folder => join(folder, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, 1);
    return true;
  } catch {
    return false;
  }
}
