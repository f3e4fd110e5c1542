import { askFor } from './ask-for.ts';
import type { Web } from './http.ts';
import { fileNameOf } from './names.ts';
import { refusePage } from './refuse.ts';

/** What the web says of a file before it is downloaded. */
export interface Probe {
  /** After redirects. */
  readonly url: string;
  readonly name: string;
  /** Bytes; missing when the server does not tell. */
  readonly size?: number;
  /** What other content of that address would not have. */
  readonly version?: string;
  /** Its first bytes: an image is recognised by them. */
  readonly head: Buffer;
}

/** Asks for the first `length` bytes alone. Throws DOWNLOAD_FAILED as a download would. */
export function probe(web: Web, url: string, length: number): Promise<Probe> {
  return askFor(web, url, { range: `bytes=0-${length - 1}` }, async answer => {
    const head = await begin(answer.body, length);
    const refused = refusePage(url, head);
    if (refused) throw refused;
    const ranged = /\/(\d+)$/.exec(answer.headers['content-range'] ?? '')?.[1];
    const size = answer.status === 206 ? ranged : answer.headers['content-length'];
    const version = answer.headers['etag'] ?? answer.headers['last-modified'];
    return {
      url: answer.url,
      name: fileNameOf(url),
      head,
      ...(size !== undefined && { size: Number(size) }),
      ...(version !== undefined && { version }),
    };
  });
}

/** A server that ignores ranges sends all of it: the rest is not read. */
async function begin(body: AsyncIterable<Buffer>, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= length) break;
  }
  return Buffer.concat(chunks).subarray(0, length);
}
