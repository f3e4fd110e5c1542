import type { Logger } from '#electron/backend/ports.ts';
import type { FrontBackend } from '#electron/fronts/backend.ts';
import { type Listen, type ServeSettings } from './options.ts';
import { type SocketDeps } from './sockets.ts';
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
/** Starts the browser front. Throws OptionsError when it cannot listen there. */
export declare function startFrontServer(options: FrontServerOptions): Promise<FrontServer>;
