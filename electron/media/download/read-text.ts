import { askFor } from './ask-for.ts';
import { failed, type Web } from './http.ts';

/** Lists of checksums and descriptions of install trees are some kilobytes. */
const LIMIT = 4 * 1024 * 1024;

/** A small text file. Throws DOWNLOAD_FAILED, also for a web page. */
export function readText(web: Web, url: string): Promise<string> {
  return askFor(web, url, {}, async ({ body }) => {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LIMIT) throw failed(url, 'It is far larger than a list should be.');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  });
}
