import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { loopbackHosts, type Site } from './access/guard.ts';

export const defaultPort = 8470;

export const serveOptions = {
  port: { type: 'string' },
  host: { type: 'string' },
  socket: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'state-dir': { type: 'string' },
  connect: { type: 'string', multiple: true },
  link: { type: 'boolean' },
  // Every verb takes it; the ready line is one for scripts already.
  json: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

export type Listen =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'unix'; readonly path: string };

export interface ServeSettings {
  readonly listen: Listen;
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  readonly site: Site;
  readonly connect: readonly string[];
  readonly stateDir?: string;
  /** Do not serve: print a new link to the server that runs already. */
  readonly linkOnly: boolean;
}

/** What is wrong with the arguments and what to do, in one line. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

function port(text: string | undefined): number {
  if (text === undefined) return defaultPort;
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (number <= 65_535) return number;
  throw new OptionsError(`--port ${text}: give a number from 0 to 65535; 0 takes any free port.`);
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** As it stands in a Host header. */
const asHostName = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host).toLowerCase();

/**
 * Settings of the browser front from its arguments. Anything but loopback or a Unix socket needs --host with
 * --tls-cert and --tls-key: without TLS the token would cross the network readable.
 */
export function serveSettings(argv: readonly string[]): ServeSettings {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(argv);
  } catch (error) {
    throw new OptionsError(`${(error as Error).message.split('\n')[0]} See innkeeper serve --help.`);
  }
  const host = values.host ?? '127.0.0.1';
  const { 'tls-cert': certFile, 'tls-key': keyFile } = values;
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new OptionsError('--tls-cert and --tls-key belong together: give both.');
  }
  if (values.socket !== undefined && (values.host !== undefined || values.port !== undefined)) {
    throw new OptionsError('--socket stands alone: leave out --host and --port.');
  }
  const tls = certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : undefined;
  if (!isLoopback(host) && tls === undefined) {
    throw new OptionsError(
      `--host ${host} is reachable by others: add --tls-cert and --tls-key, or stay on 127.0.0.1 and use ssh -L.`,
    );
  }
  const names = isLoopback(host) ? [] : [asHostName(host), hostname().toLowerCase()];
  return {
    listen:
      values.socket === undefined
        ? { kind: 'tcp', host, port: port(values.port) }
        : { kind: 'unix', path: values.socket },
    ...(tls === undefined ? {} : { tls }),
    site: {
      scheme: tls === undefined ? 'http' : 'https',
      hosts: new Set([
        ...loopbackHosts,
        asHostName(host),
        ...names,
        ...(values['allow-host'] ?? []).map(asHostName),
      ]),
    },
    connect: values.connect ?? [],
    ...(values['state-dir'] === undefined ? {} : { stateDir: values['state-dir'] }),
    linkOnly: values.link ?? false,
  };
}

const parse = (argv: readonly string[]) =>
  parseArgs({ args: [...argv], options: serveOptions, strict: true, allowPositionals: false }).values;
