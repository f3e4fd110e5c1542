import type { IncomingMessage, ServerResponse } from 'node:http';
import { fixedHeaders } from '#electron/fronts/content-policy.ts';
import type { Logger } from '#electron/backend/ports.ts';
import { type Refusal, ownHost, ownOrigin, refusal, type Site } from './access/guard.ts';
import type { OneTimeLinks } from './access/links.ts';
import { sameSecret } from './access/secrets.ts';
import { cookieName, readCookie, sessionCookie, type Sessions } from './access/sessions.ts';
import { type ByteRoads, bytesTicket } from './byte-road.ts';
import { sendLoginPage } from './login-page.ts';
import type { StaticFiles } from './static-files.ts';

export interface HttpDeps {
  readonly site: Site;
  readonly token: string;
  readonly sessions: Sessions;
  readonly links: OneTimeLinks;
  readonly files: StaticFiles;
  readonly roads: ByteRoads;
  readonly log: Logger;
}

/** For all of a request but the bytes of a volume: none of them is large. */
const requestMs = 15_000;

/** A token has 43 characters; nothing else is ever posted here. */
const bodyLimit = 1024;

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function sendText(response: ServerResponse, { status, text }: Refusal): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${text}\n`);
}

function endWithin(request: IncomingMessage, limitMs: number): void {
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, limitMs);
  request.once('close', () => clearTimeout(timer));
}

/** Answers the requests of the browser front that are not WebSockets. */
export function httpHandler(deps: HttpDeps) {
  const { site, sessions, links } = deps;
  const secure = site.scheme === 'https';

  const signIn = (response: ServerResponse, host: string, location: string): void => {
    response.setHeader('set-cookie', sessionCookie(host, sessions.mint(), secure));
    response.writeHead(303, { location, 'cache-control': 'no-store' }).end();
  };

  async function login(request: IncomingMessage, response: ServerResponse, host: string): Promise<void> {
    const given = new URLSearchParams((await readBody(request)) ?? '').get('token') ?? '';
    if (sameSecret(given.trim(), deps.token)) signIn(response, host, '/');
    else sendLoginPage(response, 401, 'wrong-token');
  }

  /** True when the request carried a link and was answered. The address is rid of it whether it was good or not. */
  function useLink(url: URL, response: ServerResponse, host: string, signedIn: boolean): boolean {
    const link = url.searchParams.get('link');
    if (link === null) return false;
    url.searchParams.delete('link');
    // Leading slashes doubled would make the address another host's.
    const location = `/${url.pathname.replace(/^\/+/, '')}${url.search}`;
    if (links.use(link)) signIn(response, host, location);
    else if (signedIn) response.writeHead(303, { location, 'cache-control': 'no-store' }).end();
    else sendLoginPage(response, 401, 'link-used');
    return true;
  }

  const sessionOf = (request: IncomingMessage, host: string) => {
    const cookie = readCookie(request.headers.cookie, cookieName(host));
    return cookie === undefined ? undefined : sessions.verify(cookie);
  };

  async function get(
    request: IncomingMessage,
    response: ServerResponse,
    host: string,
    url: URL,
  ): Promise<void> {
    const signedIn = sessionOf(request, host) !== undefined;
    if (useLink(url, response, host, signedIn)) return;
    if (url.pathname === '/login') {
      sendLoginPage(response, 200, 'none');
    } else if (signedIn) {
      const served = await deps.files.serve(request, response, url.pathname, ownOrigin(host, site));
      if (!served) sendText(response, { status: 404, text: 'There is nothing here.' });
    } else if (request.headers['sec-fetch-dest'] === 'document' || url.pathname === '/') {
      response.writeHead(303, { location: '/login', 'cache-control': 'no-store' }).end();
    } else {
      sendText(response, { status: 401, text: 'Sign in first.' });
    }
  }

  async function route(request: IncomingMessage, response: ServerResponse, host: string): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://innkeeper');
    const { method } = request;
    const ticket = bytesTicket(url.pathname);
    const session = ticket === undefined ? undefined : sessionOf(request, host);
    if (ticket !== undefined && session !== undefined)
      return await deps.roads.serve(request, response, ticket, session);
    endWithin(request, requestMs);
    if (method === 'GET' || method === 'HEAD') await get(request, response, host, url);
    else if (method === 'POST' && url.pathname === '/login') await login(request, response, host);
    else sendText(response, { status: 405, text: 'That is not possible here.' });
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(fixedHeaders)) response.setHeader(name, value);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const refused = refusal(request.headers, site, reads ? 'anywhere' : 'page');
    const host = ownHost(request.headers, site);
    if (refused !== undefined || host === undefined) {
      sendText(response, refused ?? { status: 421, text: 'Innkeeper is not reached under this name.' });
      return;
    }
    route(request, response, host).catch((error: unknown) => {
      deps.log.error({ err: error }, 'request failed');
      if (!response.headersSent) sendText(response, { status: 500, text: 'Innkeeper could not answer.' });
      else response.destroy();
    });
  };
}
