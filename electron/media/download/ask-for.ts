import { asFailure, get, type Answer, type Web } from './http.ts';
import { refuseHtml, refuseStatus } from './refuse.ts';

/** What `read` makes of a file of the web; what it leaves unread is not fetched. Throws DOWNLOAD_FAILED, also for a web page. */
export async function askFor<T>(
  web: Web,
  url: string,
  headers: Record<string, string>,
  read: (answer: Answer) => Promise<T>,
): Promise<T> {
  const answer = await get(web, url, headers);
  try {
    refuseStatus(url, answer);
    refuseHtml(url, answer);
    return await read(answer);
  } catch (error) {
    if (web.signal.aborted) throw error;
    throw asFailure(url, error as NodeJS.ErrnoException);
  } finally {
    answer.body.destroy();
  }
}
