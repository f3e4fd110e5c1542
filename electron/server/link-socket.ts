import { createServer, connect } from 'node:net';
import { join } from 'node:path';
import type { Logger } from '#electron/backend/ports.ts';
import { OptionsError } from './options.ts';
import { clearPath, listenPrivately } from './unix-socket.ts';

/** In the state folder, which only its owner enters: whoever can connect may have a link. */
const socketPath = (stateDir: string) => join(stateDir, 'serve.sock');

/** Answers `innkeeper serve --link` for as long as the server runs. Returns how to stop. */
export async function serveLinks(stateDir: string, newLink: () => string, log: Logger): Promise<() => void> {
  const server = createServer(socket => {
    socket.on('error', () => socket.destroy());
    socket.end(`${newLink()}\n`);
  });
  const path = socketPath(stateDir);
  try {
    const occupant = await clearPath(path);
    if (occupant === 'nobody') await listenPrivately(server, path);
    else log.warn({ path, occupant }, 'serve --link reaches another server');
  } catch (error) {
    // The page works without; a path of more than 107 bytes is the usual cause.
    log.warn({ err: error, path }, 'serve --link does not work');
  }
  return () => server.close();
}

/** The line that opens the running server's page once. Throws OptionsError when none runs. */
export async function linkOfRunningServer(stateDir: string): Promise<string> {
  try {
    const socket = connect(socketPath(stateDir)).setEncoding('utf8');
    let text = '';
    for await (const chunk of socket as AsyncIterable<string>) text += chunk;
    if (text.trim() !== '') return text.trim();
  } catch {
    // Told below: nothing listens, or nothing came.
  }
  throw new OptionsError(
    `No Innkeeper is serving with the state folder ${stateDir}. Start it with innkeeper serve, or name its folder with --state-dir.`,
  );
}
