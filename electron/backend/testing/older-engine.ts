import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SOCKET = '/var/run/docker.sock';

/**
 * The shared daemon behind a socket that calls itself another version: it answers to `versions` alone, as an engine
 * of that age does, and carries everything else through.
 */
export async function startOlderEngine(versions: { readonly most: string; readonly least: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-older-'));
  const socket = join(folder, 'docker.sock');
  /** Paths that were asked for, in order. */
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { url = '', method, headers } = incoming;
    asked.push(url);
    const carried = request({ socketPath: SOCKET, path: url, method, headers }, answer => {
      if (url !== '/version') {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        outgoing.flushHeaders();
        return answer.pipe(outgoing);
      }
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      return answer.on('end', () => {
        const said = JSON.parse(Buffer.concat(parts).toString()) as object;
        outgoing.setHeader('Content-Type', 'application/json');
        outgoing.end(JSON.stringify({ ...said, ApiVersion: versions.most, MinAPIVersion: versions.least }));
      });
    });
    carried.on('error', () => outgoing.destroy());
    outgoing.on('close', () => carried.destroy());
    incoming.pipe(carried);
  });
  server.listen(socket);
  await once(server, 'listening');
  return {
    address: `unix://${socket}`,
    asked,
    async dispose(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
