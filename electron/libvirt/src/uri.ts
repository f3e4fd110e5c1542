import { LibvirtConnectionError } from './errors.ts';

/** A libvirt URI taken apart: https://libvirt.org/uri.html */
export interface LibvirtUri {
  /** The hypervisor: `qemu`, `lxc`, `test`, `xen` … */
  driver: string;
  /** How the daemon is reached; `unix` when the URI names neither transport nor host. */
  transport: 'unix' | 'ssh';
  user: string | null;
  host: string | null;
  port: number | null;
  /** `/system`, `/session`, or a path for drivers that take one. */
  path: string;
  /** Parameters in the order given, those for this side included. */
  params: ReadonlyMap<string, string>;
}

/** Parameters for the client; every other one goes to the daemon with the URI. */
const CLIENT_PARAMS = new Set([
  'name',
  'command',
  'socket',
  'mode',
  'netcat',
  'proxy',
  'keyfile',
  'known_hosts',
  'no_verify',
  'no_tty',
  'sshauth',
]);

const URI = /^([a-z][a-z0-9.-]*?)(?:\+([a-z0-9]+))?:\/\/([^/?#]*)(\/[^?#]*)?(?:\?([^#]*))?$/i;
const AUTHORITY = /^(?:([^@]*)@)?(\[[^\]]*\]|[^:@]*)(?::(\d*))?$/;

const bad = (text: string, reason: string): LibvirtConnectionError =>
  new LibvirtConnectionError('bad-uri', `"${text}" is not a URI this client can connect to: ${reason}`);

/** @throws {LibvirtConnectionError} of kind `bad-uri` */
export function parseUri(text: string): LibvirtUri {
  const match = URI.exec(text.trim());
  if (!match)
    throw bad(text, 'expected DRIVER[+TRANSPORT]://[USER@][HOST][:PORT]/PATH, as in qemu:///system');
  const [, driver = '', scheme, authority = '', path = '', query = ''] = match;
  const parts = AUTHORITY.exec(authority);
  if (!parts) throw bad(text, `"${authority}" is not USER@HOST:PORT`);
  const decode = (value: string): string => decoded(text, value);
  const user = parts[1] ? decode(parts[1]) : null;
  const host = parts[2] ? decode(parts[2].replace(/^\[|\]$/g, '')) : null;
  const uri: LibvirtUri = {
    driver: driver.toLowerCase(),
    transport: transportOf(text, scheme?.toLowerCase(), host),
    user,
    host,
    port: parsePort(text, parts[3]),
    path: decode(path),
    params: parseParams(query, decode),
  };
  if (uri.transport === 'ssh' && !host) throw bad(text, 'ssh needs a host');
  if (uri.transport === 'unix' && host) throw bad(text, 'a Unix socket has no host: leave it out');
  for (const part of [user, host]) {
    // ssh takes what begins with a hyphen for an option, whatever stands before it.
    if (part && (part.startsWith('-') || /[\s\p{Cc}]/u.test(part)))
      throw bad(text, `"${part}" is no user or host`);
  }
  if (/\p{Cc}/u.test(uri.path)) throw bad(text, 'the path holds a control character');
  return uri;
}

function decoded(text: string, value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw bad(text, `"${value}" has a broken percent escape`);
  }
}

function transportOf(
  text: string,
  transport: string | undefined,
  host: string | null,
): LibvirtUri['transport'] {
  if (transport === 'unix' || transport === 'ssh') return transport;
  if (transport) throw bad(text, `the transport "${transport}" is not supported: use unix or ssh`);
  if (host) throw bad(text, 'a host without a transport means TLS, which is not supported: use +ssh');
  return 'unix';
}

function parsePort(text: string, port: string | undefined): number | null {
  if (!port) return null;
  const number = Number(port);
  if (number < 1 || number > 65_535) throw bad(text, `${port} is no port`);
  return number;
}

function parseParams(query: string, decode: (value: string) => string): Map<string, string> {
  const params = new Map<string, string>();
  for (const pair of query.split(/[&;]/)) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    params.set(decode(at < 0 ? pair : pair.slice(0, at)), at < 0 ? '' : decode(pair.slice(at + 1)));
  }
  return params;
}

const escapePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function formatQuery(params: Iterable<[string, string]>): string {
  const pairs = [...params].map(([name, value]) => `${encodeURIComponent(name)}=${escapePath(value)}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** The canonical text: `parseUri(formatUri(uri))` gives the same URI. */
export function formatUri(uri: LibvirtUri): string {
  const host = uri.host?.includes(':') ? `[${uri.host}]` : encodeURIComponent(uri.host ?? '');
  const authority = `${uri.user ? `${encodeURIComponent(uri.user)}@` : ''}${host}${uri.port ? `:${uri.port}` : ''}`;
  const scheme = uri.transport === 'ssh' ? `${uri.driver}+ssh` : uri.driver;
  return `${scheme}://${authority}${escapePath(uri.path)}${formatQuery(uri.params)}`;
}

/**
 * What CONNECT_OPEN is given: without host, transport and this side's parameters, or the daemon would try to
 * connect onward by itself.
 */
export function daemonUri(uri: LibvirtUri): string {
  const name = uri.params.get('name');
  if (name !== undefined) return name;
  const params = [...uri.params].filter(([key]) => !CLIENT_PARAMS.has(key));
  return `${uri.driver}://${escapePath(uri.path)}${formatQuery(params)}`;
}
