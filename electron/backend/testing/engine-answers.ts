import { existsSync } from 'node:fs';
import { request } from 'node:http';

/** Whether an engine answers at a socket by now. */
export async function engineAnswers(socket: string): Promise<boolean> {
  if (!existsSync(socket)) return false;
  return await new Promise(resolve => {
    const asked = request({ socketPath: socket, path: '/_ping' }, response => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.once('error', () => resolve(false));
    asked.end();
  });
}
