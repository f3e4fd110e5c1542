/** Where a container engine listens, as DOCKER_HOST has it. */
export type EngineAddress =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls: boolean }
  /** Through the person's own ssh; `path` is of the socket over there, where it is not the usual one. */
  | {
      readonly kind: 'ssh';
      readonly host: string;
      readonly user?: string;
      readonly port?: number;
      readonly path?: string;
    };

export type ReadAddress = { readonly address: EngineAddress } | { readonly invalid: string };

const PLAIN_PORT = 2375;
const TLS_PORT = 2376;

/** Whether an address is meant for a container engine: libvirt has no such schemes. */
export const isEngineAddress = (text: string): boolean =>
  /^(unix|tcp|ssh|https?|npipe|fd):/i.test(text.trim());

/** Takes apart what a person typed; `invalid` says what is wrong with it. */
export function readEngineAddress(text: string): ReadAddress {
  const given = text.trim();
  const scheme = /^([a-z]+):\/\//i.exec(given)?.[1]?.toLowerCase();
  if (scheme === undefined) return { invalid: 'It begins with none of unix://, tcp:// and ssh://.' };
  if (scheme === 'unix') return readUnix(given.slice('unix://'.length));
  const asHttp = given.replace(/^[a-z]+/i, 'http');
  const url = URL.canParse(asHttp) ? new URL(asHttp) : undefined;
  if (url === undefined || url.hostname === '')
    return { invalid: 'It names no host, or not in a way that can be read.' };
  if (url.password !== '') return { invalid: 'A password does not belong in an address.' };
  if (!isUtf8(url)) return { invalid: 'A percent sign in it is not followed by what it stands for.' };
  if (url.hostname.startsWith('-') || decodeURIComponent(url.username).startsWith('-'))
    return { invalid: 'A host or a user does not begin with a dash.' };
  const explicit = portOf(given);
  if (scheme === 'ssh') return readSsh(url, explicit);
  if (scheme !== 'tcp' && scheme !== 'http' && scheme !== 'https')
    return { invalid: `“${scheme}” is none of the ways to an engine: they are unix, tcp and ssh.` };
  if (url.username !== '') return { invalid: 'Only ssh:// takes a user.' };
  if (url.pathname !== '/' && url.pathname !== '')
    return { invalid: 'Behind the port of tcp:// comes nothing.' };
  const tls = scheme === 'https' || explicit === TLS_PORT;
  return {
    address: { kind: 'tcp', host: hostOf(url), port: explicit ?? (tls ? TLS_PORT : PLAIN_PORT), tls },
  };
}

function readUnix(path: string): ReadAddress {
  if (!path.startsWith('/'))
    return { invalid: 'Behind unix:// comes the whole path of a socket, with its first slash.' };
  return { address: { kind: 'unix', path } };
}

function readSsh(url: URL, port: number | undefined): ReadAddress {
  const path = decodeURIComponent(url.pathname);
  return {
    address: {
      kind: 'ssh',
      host: hostOf(url),
      ...(url.username !== '' && { user: decodeURIComponent(url.username) }),
      ...(port !== undefined && { port }),
      ...(path !== '/' && path !== '' && { path }),
    },
  };
}

/** The port as written: a URL drops the one that is usual for its scheme. */
function portOf(text: string): number | undefined {
  const port = /^[a-z]+:\/\/[^/]*:(\d{1,5})(?:\/|$)/i.exec(text)?.[1];
  return port === undefined ? undefined : Number(port);
}

function isUtf8({ username, pathname }: URL): boolean {
  try {
    decodeURIComponent(username + pathname);
    return true;
  } catch {
    return false;
  }
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

/** One spelling for each place. */
export function formatEngineAddress(address: EngineAddress): string {
  if (address.kind === 'unix') return `unix://${address.path}`;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  if (address.kind === 'tcp')
    return `${address.tls && address.port !== TLS_PORT ? 'https' : 'tcp'}://${host}:${address.port}`;
  const user = address.user === undefined ? '' : `${encodeURIComponent(address.user)}@`;
  return `ssh://${user}${host}${address.port === undefined ? '' : `:${address.port}`}${address.path ?? ''}`;
}
