import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '#electron/backend/ports.ts';
import { type Site } from './access/guard.ts';
import type { OneTimeLinks } from './access/links.ts';
import { type Sessions } from './access/sessions.ts';
import type { StaticFiles } from './static-files.ts';
export interface HttpDeps {
  readonly site: Site;
  readonly token: string;
  readonly sessions: Sessions;
  readonly links: OneTimeLinks;
  readonly files: StaticFiles;
  readonly log: Logger;
}
/** Answers the requests of the browser front that are not WebSockets. */
export declare function httpHandler(
  deps: HttpDeps,
): (request: IncomingMessage, response: ServerResponse) => void;
