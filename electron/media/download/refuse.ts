import { MediaError } from '../media-error.ts';
import { withoutLogin, type Answer } from './http.ts';

const PAGE = 'The server sends a web page, not a file: it may want a login, or the address has changed.';

/** The server is there and answers, but not with the file. */
export class RefusedAnswer extends MediaError {
  constructor(url: string, reason: string) {
    super('DOWNLOAD_FAILED', { url: withoutLogin(url), reason });
  }
}

export function refuseStatus(url: string, { status }: Answer): void {
  if (status >= 200 && status < 300) return;
  const reasons: Record<number, string> = {
    401: 'The server wants a login (401).',
    403: 'The server does not allow it (403).',
    404: 'The server has no such file (404).',
    410: 'The file is not there any more (410).',
    429: 'The server wants fewer downloads (429): try again later.',
    503: 'The server is overloaded (503): try again later.',
  };
  throw new RefusedAnswer(url, reasons[status] ?? `The server answers ${status}.`);
}

/** By what the server says it sends. */
export function refuseHtml(url: string, { headers }: Answer): void {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === 'text/html' || type === 'application/xhtml+xml') throw new RefusedAnswer(url, PAGE);
}

/** By the first bytes, for servers that call everything a file. */
export function refusePage(url: string, beginning: Buffer): RefusedAnswer | undefined {
  const text = beginning.toString('latin1', 0, 512).replace(/^\u00ef\u00bb\u00bf/, '');
  const page = /^\s*(<!--.*?-->\s*)?<(!doctype\s+html|html)[\s>]/is.test(text);
  return page ? new RefusedAnswer(url, PAGE) : undefined;
}
