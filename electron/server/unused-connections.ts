import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

const statuses = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_HEADER_OVERFLOW', 431],
]);

/**
 * What `clientError` means for a connection. Browsers open some ahead of time; when Node's limit for headers ends one
 * that was never used, it would say 408, and the browser take that for the answer to whatever it asks for next. Such a
 * connection is closed without a word; others get Node's own answers.
 */
export function endConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  const unused = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && socket.bytesRead === 0;
  if (unused || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statuses.get(error.code ?? '') ?? 400;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\n\r\n`);
}
