import { request as plain, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as secure } from 'node:https';
import { MediaError } from '../media-error.ts';
import { throughProxy } from './proxy.ts';

/** What every request of ours is made with. */
export interface Web {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

export interface Answer {
  /** After all redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: IncomingMessage;
}

const REDIRECTS = 10;
/** Without a byte for so long the server is taken for dead. */
const SILENCE_MS = 60_000;

/** Follows redirects, but never from https to http. Any status that is no redirect is an answer. */
export async function get(web: Web, url: string, headers: Record<string, string> = {}): Promise<Answer> {
  let at = url;
  for (let hop = 0; hop <= REDIRECTS; hop += 1) {
    const body = await send(web, url, at, headers);
    const { statusCode: status = 0, headers: answered } = body;
    if (!isRedirect(status) || answered.location === undefined)
      return { url: at, status, headers: answered, body };
    body.resume();
    at = redirected(url, at, answered.location);
  }
  throw failed(url, `The server redirects more than ${REDIRECTS} times.`);
}

export function failed(url: string, reason: string, cause?: unknown): MediaError {
  const detail = cause instanceof Error ? cause.message : undefined;
  return new MediaError('DOWNLOAD_FAILED', { url: withoutLogin(url), reason }, detail, cause);
}

/** An address may carry a login, which no message and no log shows. */
export function withoutLogin(url: string): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

function redirected(asked: string, from: string, location: string): string {
  if (!URL.canParse(location, from)) throw failed(asked, 'The server redirects to what is no address.');
  const to = new URL(location, from);
  if (to.protocol === 'https:' || (to.protocol === 'http:' && from.startsWith('http:'))) return to.href;
  throw failed(asked, `The server redirects from https to ${to.protocol}//, where nothing protects it.`);
}

function send(
  web: Web,
  asked: string,
  url: string,
  headers: Record<string, string>,
): Promise<IncomingMessage> {
  const request = url.startsWith('https:') ? secure : plain;
  const proxied = throughProxy(url, web.env);
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      ...proxied,
      signal: web.signal,
      timeout: SILENCE_MS,
      // Bytes as they are in the file: a length and a checksum are of those.
      headers: { 'user-agent': 'Innkeeper', 'accept-encoding': 'identity', ...proxied.headers, ...headers },
    });
    sent.on('response', resolve);
    sent.on('timeout', () => sent.destroy(failed(asked, 'The server has not sent anything for a minute.')));
    sent.on('error', error => reject(web.signal.aborted ? error : asFailure(asked, error)));
    sent.end();
  });
}

/** Of errors between this computer and the server. */
export function asFailure(url: string, error: NodeJS.ErrnoException): MediaError {
  if (error instanceof MediaError) return error;
  const reasons: Record<string, string> = {
    ENOTFOUND: `No server has the name ${new URL(url).hostname}.`,
    EAI_AGAIN: 'The name of the server cannot be looked up: is this computer online?',
    ECONNREFUSED: 'Nothing answers at that address.',
    ETIMEDOUT: 'The server does not answer.',
    ENETUNREACH: 'This computer is not online.',
    EHOSTUNREACH: 'The server cannot be reached.',
    CERT_HAS_EXPIRED: 'The certificate of the server has expired.',
    DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate of the server is its own, which proves nothing.',
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate of the server cannot be verified.',
    ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is that of another server.',
  };
  return failed(url, reasons[error.code ?? ''] ?? 'The connection to the server broke.', error);
}
