import { asFailure, failed, get, type Web } from './http.ts';
import { refuseHtml, refuseStatus } from './refuse.ts';

/** Lists of checksums and descriptions of install trees are some kilobytes. */
const LIMIT = 4 * 1024 * 1024;

/** A small text file. Throws DOWNLOAD_FAILED, also for a web page. */
export async function readText(web: Web, url: string): Promise<string> {
  const answer = await get(web, url);
  try {
    refuseStatus(url, answer);
    refuseHtml(url, answer);
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > LIMIT) throw failed(url, 'It is far larger than a list should be.');
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    if (web.signal.aborted) throw error;
    throw asFailure(url, error as NodeJS.ErrnoException);
  } finally {
    answer.body.destroy();
  }
}
