import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** How a server of tests serves one path. */
export interface Served {
  readonly body: Buffer;
  readonly etag?: string;
  readonly type?: string;
  readonly status?: number;
  readonly location?: string;
  /** It knows no ranges and sends everything, always. */
  readonly ignoresRanges?: boolean;
  /** Sends only so many bytes of an answer, the first so many times, and waits for `breakOff`. */
  readonly breaksAfter?: number;
  readonly breaks?: number;
  /** The length it announces, whatever it sends. */
  readonly claims?: number;
  /** It announces no length. */
  readonly chunked?: boolean;
  /** Sends so many bytes, then waits for the promise before it sends the rest. */
  readonly pause?: { readonly after: number; readonly until: Promise<void> };
}

/** A web server on loopback that can do what servers should not. */
export class FileServer {
  readonly requests: { path: string; range: string | undefined }[] = [];
  private readonly files = new Map<string, Served>();
  private readonly broken = new Map<string, number>();
  private readonly waiting = new Set<ServerResponse>();
  private readonly server: Server;
  private origin = '';

  private constructor() {
    this.server = createServer((request, response) => this.answer(request, response));
  }

  static async start(): Promise<FileServer> {
    const server = new FileServer();
    server.server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    server.origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    return server;
  }

  /** The address of what is served from now on. */
  put(path: string, served: Served | Uint8Array | string): string {
    const file = typeof served === 'string' ? Buffer.from(served) : served;
    this.files.set(path, file instanceof Uint8Array ? { body: Buffer.from(file) } : file);
    return this.origin + path;
  }

  /** Breaks the connections that wait for it. */
  breakOff(): void {
    for (const response of this.waiting) response.destroy();
    this.waiting.clear();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '';
    const { range, 'if-range': ifRange } = request.headers;
    this.requests.push({ path, range });
    const file = this.files.get(path);
    if (!file) return void response.writeHead(404, { 'content-type': 'text/html' }).end('<html>No</html>');
    if (file.location !== undefined)
      return void response.writeHead(file.status ?? 302, { location: file.location }).end();
    const wanted = file.ignoresRanges === true ? undefined : /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
    const fresh = ifRange === undefined || ifRange === file.etag;
    const start = wanted && fresh ? Number(wanted[1]) : 0;
    const headers = {
      'content-type': file.type ?? 'application/octet-stream',
      ...(file.etag !== undefined && { etag: file.etag }),
    };
    const size = file.body.length;
    if (wanted && fresh && start >= size)
      return void response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    const end = wanted?.[2] && fresh ? Math.min(size, Number(wanted[2]) + 1) : size;
    const part = file.body.subarray(start, end);
    const ranged = wanted && fresh ? { 'content-range': `bytes ${start}-${end - 1}/${size}` } : {};
    response.writeHead(file.status ?? (wanted && fresh ? 206 : 200), {
      ...headers,
      ...ranged,
      ...(file.chunked !== true && { 'content-length': file.claims ?? part.length }),
    });
    void this.send(path, file, part, response);
  }

  private async send(path: string, file: Served, part: Buffer, response: ServerResponse): Promise<void> {
    const breaks = this.broken.get(path) ?? 0;
    if (file.breaksAfter !== undefined && breaks < (file.breaks ?? Infinity)) {
      this.broken.set(path, breaks + 1);
      this.waiting.add(response);
      response.write(part.subarray(0, file.breaksAfter));
      return;
    }
    if (file.pause) {
      response.write(part.subarray(0, file.pause.after));
      await file.pause.until;
      response.end(part.subarray(file.pause.after));
    } else {
      response.end(part);
    }
  }
}
