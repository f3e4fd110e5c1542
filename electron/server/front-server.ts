import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Logger } from '#electron/backend/ports.ts';
import type { FrontBackend } from '#electron/fronts/backend.ts';
import { OneTimeLinks } from './access/links.ts';
import { Sessions } from './access/sessions.ts';
import { ByteRoads } from './byte-road.ts';
import { httpHandler } from './http-handler.ts';
import { type Listen, OptionsError, type ServeSettings } from './options.ts';
import { Sockets, type SocketDeps } from './sockets.ts';
import { StaticFiles } from './static-files.ts';
import { clearPath, listenPrivately } from './unix-socket.ts';
import { endConnection } from './unused-connections.ts';

export interface FrontServerOptions extends Pick<SocketDeps, 'heartbeatMs' | 'maxSockets'> {
  readonly settings: Pick<ServeSettings, 'listen' | 'tls' | 'site'>;
  readonly token: string;
  readonly backend: FrontBackend;
  /** The folder of the built page. */
  readonly assets: string;
  readonly log: Logger;
}

export interface FrontServer {
  /** Where it listens: with the real port, when any was asked for. */
  readonly listen: Listen;
  /** The address of the page, without a way in; for a Unix socket as it looks through ssh -L to the same port. */
  readonly origin: string;
  /** A path that opens the page once. */
  link(): string;
  close(): Promise<void>;
}

async function newServer({ tls }: FrontServerOptions['settings']): Promise<Server> {
  // Slow heads and idle connections are closed by Node's own limits. Its limit for whole requests knows no
  // exceptions, and a volume takes as long as it takes: the handler has one for all others.
  const limits = { requestTimeout: 0, headersTimeout: 10_000, keepAliveTimeout: 60_000 };
  if (tls === undefined) return createHttpServer(limits);
  try {
    const [cert, key] = await Promise.all([readFile(tls.certFile), readFile(tls.keyFile)]);
    return createHttpsServer({ ...limits, cert, key, minVersion: 'TLSv1.2' });
  } catch (error) {
    throw new OptionsError(
      `--tls-cert ${tls.certFile} with --tls-key ${tls.keyFile}: ${(error as Error).message}`,
    );
  }
}

async function listenAt(server: Server, listen: Listen): Promise<Listen> {
  try {
    if (listen.kind === 'unix') {
      const occupant = await clearPath(listen.path);
      if (occupant !== 'nobody') {
        throw new OptionsError(`--socket ${listen.path}: ${occupant} is there already. Choose another path.`);
      }
      await listenPrivately(server, listen.path);
      return listen;
    }
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(listen.port, listen.host, resolve);
    });
    return { ...listen, port: (server.address() as AddressInfo).port };
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, listen);
  }
}

function listenError(error: NodeJS.ErrnoException, listen: Listen): Error {
  const where =
    listen.kind === 'unix' ? `--socket ${listen.path}` : `--host ${listen.host} --port ${listen.port}`;
  if (error.code === 'EADDRINUSE')
    return new OptionsError(`${where}: taken by another process. Choose another.`);
  if (error.code === 'EACCES')
    return new OptionsError(`${where}: not permitted. Choose a port from 1024 on.`);
  if (error.code === 'EADDRNOTAVAIL') return new OptionsError(`${where}: not an address of this machine.`);
  return error;
}

/** Starts the browser front. Throws OptionsError when it cannot listen there. */
export async function startFrontServer(options: FrontServerOptions): Promise<FrontServer> {
  const { settings, token, backend, log } = options;
  const sessions = new Sessions(token);
  const links = new OneTimeLinks();
  const { site } = settings;
  const server = await newServer(settings);
  const sockets = new Sockets({ ...options, site, sessions });
  server.on(
    'request',
    httpHandler({
      site,
      token,
      sessions,
      links,
      files: new StaticFiles(options.assets),
      roads: new ByteRoads((...given) => backend.redeemBytes(...given)),
      log,
    }),
  );
  server.on('clientError', (error, socket) => endConnection(error, socket as Socket));
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  const listen = await listenAt(server, settings.listen);
  const authority =
    listen.kind === 'unix'
      ? 'localhost'
      : `${listen.host.includes(':') ? `[${listen.host}]` : listen.host}:${listen.port}`;
  return {
    listen,
    origin: `${site.scheme}://${authority}`,
    link: () => `/?link=${links.make()}`,
    async close() {
      sockets.close();
      const closed = new Promise<void>(resolve => server.close(() => resolve()));
      server.closeIdleConnections();
      await backend.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
