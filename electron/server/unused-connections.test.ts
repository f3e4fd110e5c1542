import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endConnection } from './unused-connections.ts';

const server = createServer({ headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 20 });
beforeAll(async () => {
  server.on('clientError', (error, socket) => endConnection(error, socket as Socket));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise(resolve => server.close(resolve)));

/** What a connection that sends this, and no more, is told until it is closed. */
function told(sent: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    socket.on('error', reject).on('close', () => resolve(text));
    socket.write(sent);
  });
}

it('closes a connection that was opened ahead of time without a word', async () => {
  expect(await told('')).toBe('');
});

it('tells who began a request and did not end it', async () => {
  expect(await told('GET / HTTP/1.1\r\n')).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n/);
});

it('tells who speaks no HTTP', async () => {
  expect(await told('hello\r\n\r\n')).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
});
