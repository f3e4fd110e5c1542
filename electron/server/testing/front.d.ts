import { type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { type ClientOptions, WebSocket } from 'ws';
import type { BytePipe } from '#electron/consoles/byte-pipe.ts';
import { type FrontServerOptions } from '../front-server.ts';
type NewPipe = () => BytePipe | Promise<BytePipe>;
/** The browser front over a small backend and a page of a few files. */
export declare function startTestFront(
  newPipe: NewPipe,
  more?: Partial<Pick<FrontServerOptions, 'heartbeatMs' | 'maxSockets'>>,
  argv?: readonly string[],
): Promise<{
  listen: import('../options.ts').Listen;
  origin: string;
  link(): string;
  close(): Promise<void>;
  token: string;
  stop(): Promise<void>;
}>;
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
/** A request as it stands: fetch would not let us choose Host or Origin. */
export declare function ask(
  origin: string,
  path: string,
  options?: {
    method?: string;
    headers?: OutgoingHttpHeaders;
    body?: string;
    socketPath?: string;
  },
): Promise<Answer>;
export declare const cookieOf: (answer: Answer) => string;
/** Resolves with an open socket, or with the HTTP status that refused it. */
export declare function openSocket(
  origin: string,
  path: string,
  headers: Record<string, string>,
  options?: ClientOptions,
): Promise<WebSocket | number>;
export {};
