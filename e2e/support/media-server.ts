import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MediaServer {
  /** The address of a path that `files` or `behaves` know. */
  at(path: string): string;
  close(): Promise<void>;
}

/** Serves files on loopback. `/page.iso` is a web page; `/breaks/NAME` ends in the middle of what it promised. */
export async function serveMedia(files: Readonly<Record<string, string>>): Promise<MediaServer> {
  const server = createServer((request, response) => {
    void (async () => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      if (path === '/page.iso') {
        response.setHeader('content-type', 'text/html');
        response.end('<!doctype html><title>Choose a mirror</title>');
        return;
      }
      const breaks = path.startsWith('/breaks/');
      const file = files[path.replace(/^\/(breaks\/)?/, '')];
      if (file === undefined) {
        response.statusCode = 404;
        response.end();
        return;
      }
      const { size } = await stat(file);
      response.setHeader('content-length', size);
      response.setHeader('content-type', 'application/octet-stream');
      if (request.method === 'HEAD') {
        response.end();
        return;
      }
      const stream = createReadStream(file, breaks ? { end: Math.floor(size / 2) } : {});
      if (breaks) stream.on('end', () => response.destroy());
      stream.pipe(response, { end: !breaks });
    })();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    at: path => `http://127.0.0.1:${port}/${path}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
