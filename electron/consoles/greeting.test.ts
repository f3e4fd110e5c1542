import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { connectLocal } from './connect-local.ts';
import { awaitGreeting } from './greeting.ts';

const servers: Server[] = [];
const accepted: Socket[] = [];

async function display(greet: (socket: Socket) => void): Promise<number> {
  const server = createServer(socket => {
    accepted.push(socket);
    greet(socket);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

afterEach(() => {
  for (const socket of accepted.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

const open = (port: number) => connectLocal({ kind: 'tcp', host: '127.0.0.1', port }, { name: 'debian' });
const failureOf = async (act: Promise<unknown>) =>
  act.then(
    () => undefined,
    (error: { failure?: { code: string; params: Record<string, string> } }) => error.failure,
  );

describe('greeting of a display', () => {
  it('loses nothing of what the server said', async () => {
    const pipe = await open(await display(socket => socket.end('RFB 003.008\nmore')));
    await awaitGreeting(pipe, { name: 'debian' });
    const chunks: Buffer[] = [];
    for await (const chunk of pipe) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toBe('RFB 003.008\nmore');
  });

  it('says that a display which accepts and says nothing is silent', async () => {
    const pipe = await open(await display(() => {}));
    const failure = await failureOf(awaitGreeting(pipe, { name: 'debian' }, 30));
    expect(failure).toMatchObject({ code: 'DISPLAY_SILENT', params: { name: 'debian' } });
    pipe.destroy();
  });

  it('tells a display that hangs up from one that is something else', async () => {
    const hangsUp = await open(await display(socket => socket.end()));
    expect((await failureOf(awaitGreeting(hangsUp, {})))?.params['reason']).toBe('closed');
    const http = await open(await display(socket => socket.write('HTTP/1.1 400 Bad Request\r\n')));
    expect((await failureOf(awaitGreeting(http, {})))?.params['reason']).toBe('not-vnc');
    http.destroy();
  });

  it('gives the reason of the system where nothing listens', async () => {
    const port = await display(() => {});
    await new Promise(resolve => servers.splice(0)[0]!.close(resolve));
    const failure = await failureOf(open(port));
    expect(failure).toMatchObject({ code: 'CONSOLE_UNAVAILABLE', params: { reason: 'ECONNREFUSED' } });
  });
});
