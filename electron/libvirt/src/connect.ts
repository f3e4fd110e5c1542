import { Channel } from './connection/channel.ts';
import { Connection } from './connection/connection.ts';
import type { KeepAliveOptions } from './connection/keepalive.ts';
import { open } from './connection/opening.ts';
import { Subscriptions } from './connection/subscriptions.ts';
import { LibvirtConnectionError } from './errors.ts';
import { procedures } from './protocol/generated/tables.ts';
import { connectSession } from './transport/session-daemon.ts';
import { chooseSocket } from './transport/sockets.ts';
import { connectSsh } from './transport/ssh.ts';
import type { SshOptions } from './transport/ssh-command.ts';
import type { Transport } from './transport/transport.ts';
import { connectUnix } from './transport/unix.ts';
import { daemonUri, type LibvirtUri, parseUri } from './uri.ts';

export interface ConnectOptions {
  /** Refuses every change; an ordinary user may be let in without asking. */
  readOnly?: boolean;
  /** Cancels connecting; an open connection is ended with `close`. */
  signal?: AbortSignal | undefined;
  /** Until the URI is open: 30 s by default. */
  connectTimeoutMs?: number;
  /** 5 pings, 5 s apart, by default. */
  keepAlive?: KeepAliveOptions | false;
  /** Calls the daemon is given at once: 4 by default. A daemon stops reading, pings included, above 5. */
  maxInFlight?: number;
  ssh?: SshOptions;
  /** The environment: XDG_RUNTIME_DIR, PATH, SSH_AUTH_SOCK … By default this process's own. */
  env?: NodeJS.ProcessEnv;
  /** Start the user's session daemon when none answers: true by default. */
  autostart?: boolean;
  /** A listener of events threw; by default a warning of the process. */
  onListenerError?: (error: unknown) => void;
}

const CONNECT_TIMEOUT_MS = 30_000;
const KEEP_ALIVE: KeepAliveOptions = { intervalMs: 5000, count: 5 };
const MAX_IN_FLIGHT = 4;

/**
 * Opens a libvirt URI: `qemu:///system`, `qemu+ssh://user@host/system`, `lxc:///system`, `test:///default` …
 * Rejects with LibvirtConnectionError, or with LibvirtError when the daemon refuses the URI.
 */
export async function connect(uri: string, options: ConnectOptions = {}): Promise<Connection> {
  const parsed = parseUri(uri);
  const timeoutMs = options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS;
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(timedOut(uri, timeoutMs)), timeoutMs);
  const cancel = (): void =>
    limit.abort(
      new LibvirtConnectionError('aborted', 'Connecting was cancelled.', { cause: options.signal?.reason }),
    );
  if (options.signal?.aborted) cancel();
  else options.signal?.addEventListener('abort', cancel, { once: true });
  try {
    const transport = await makeTransport(parsed, options, timeoutMs, limit.signal);
    return await openOver(transport, uri, daemonUri(parsed), options, limit.signal);
  } catch (error) {
    throw limit.signal.aborted ? limit.signal.reason : error;
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', cancel);
  }
}

function timedOut(uri: string, timeoutMs: number): LibvirtConnectionError {
  return new LibvirtConnectionError('timeout', `${uri} did not answer within ${timeoutMs / 1000} s.`);
}

async function makeTransport(
  uri: LibvirtUri,
  options: ConnectOptions,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Transport> {
  const { env = process.env, readOnly = false } = options;
  if (signal.aborted) throw signal.reason;
  if (uri.transport === 'ssh') return connectSsh(uri, { ...options.ssh, readOnly, timeoutMs, env });
  const environment = { env, uid: process.getuid?.() ?? 0 };
  const choice = chooseSocket(uri, readOnly, environment);
  if (options.autostart === false || choice.daemons.length === 0) return connectUnix(choice.path, signal);
  return connectSession(choice, environment, signal);
}

/** Opens a URI over a transport of one's own making. */
export async function openOver(
  transport: Transport,
  uri: string,
  nameForDaemon: string,
  options: ConnectOptions = {},
  signal?: AbortSignal,
): Promise<Connection> {
  const subscriptions = new Subscriptions(async (name, args) => {
    const entry = procedures[name];
    if (!entry) throw new TypeError(`There is no procedure "${name}"`);
    return channel.call(entry, args);
  }, options.onListenerError ?? warn);
  const channel = new Channel(transport, {
    maxInFlight: options.maxInFlight ?? MAX_IN_FLIGHT,
    onEvent: (header, payload) => subscriptions.dispatch(header, payload),
  });
  const cancel = (): void => channel.end({ kind: 'local' });
  if (signal?.aborted) cancel();
  else signal?.addEventListener('abort', cancel, { once: true });
  try {
    await open(channel, {
      uri: nameForDaemon,
      readOnly: options.readOnly ?? false,
      keepAlive: options.keepAlive ?? KEEP_ALIVE,
    });
  } catch (error) {
    channel.end({ kind: 'local' });
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
  return new Connection(uri, channel, subscriptions);
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : String(error), 'LibvirtListenerWarning');
}
