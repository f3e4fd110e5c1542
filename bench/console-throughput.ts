import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { connectLocal } from '#electron/consoles/connect-local.ts';
import { awaitGreeting } from '#electron/consoles/greeting.ts';
import { ask, cookieOf, openSocket, startTestFront } from '#electron/server/testing/front.ts';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '#shared/contract/contract.ts';
import { guestRefSchema } from '#shared/contract/guests.ts';
import { type Figure, median, rounded } from './figure.ts';

const MB = 1e6;
const BYTES = 400 * MB;
const ROUNDS = 3;

/** Started from the checkout's root, as npm does. */
const ends = (...args: string[]): ChildProcess => fork(join('bench', 'console', 'ends.mjs'), args);

async function message<T>(child: ChildProcess): Promise<T> {
  const [value] = (await once(child, 'message')) as [T];
  return value;
}

async function viewed(...args: string[]): Promise<number> {
  const { bytesPerSecond } = await message<{ bytesPerSecond: number }>(ends('viewer', ...args));
  return bytesPerSecond / MB;
}

/** The plainest relay there is, in this process like ours. */
async function throughRelay(port: number): Promise<number> {
  const relay = createServer(viewer => {
    const guest = connect(port, '127.0.0.1');
    for (const each of [viewer, guest]) each.on('error', () => each.destroy());
    guest.pipe(viewer).on('close', () => guest.destroy());
    viewer.pipe(guest);
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const speed = await viewed('relay', String((relay.address() as AddressInfo).port), String(BYTES));
  relay.close();
  return speed;
}

const guest = guestRefSchema.parse({ connection: 'system', uuid: '6f1b9c1e-8a52-4a0e-9f52-0a3b3c0d9a11' });

/** The whole of ours: display opened and greeted, ticket, session, WebSocket, back-pressure. */
async function ourFront(port: number) {
  const pipes: Socket[] = [];
  const front = await startTestFront(async () => {
    const pipe = await connectLocal({ kind: 'tcp', host: '127.0.0.1', port }, {});
    await awaitGreeting(pipe, {});
    pipes.push(pipe as Socket);
    return pipe;
  });
  const cookie = cookieOf(await ask(front.origin, front.link()));
  const headers = { cookie, origin: front.origin };
  const websocket = (await openSocket(front.origin, '/rpc', headers)) as unknown as WebSocket;
  const client = createORPCClient<ContractRouterClient<typeof contract>>(new RPCLink({ websocket }));
  const ticket = async () => (await client.consoles.open({ kind: 'display', guest, index: 0 })).ticket;
  return { front, pipes, headers, cookie, ticket };
}

type OurFront = Awaited<ReturnType<typeof ourFront>>;

async function throughOurs({ front, cookie, ticket }: OurFront): Promise<number> {
  const address = `${front.origin.replace('http', 'ws')}/console/${await ticket()}`;
  return viewed('ours', address, String(BYTES), cookie);
}

/** What we hold of a guest that floods while its viewer neither reads nor grants, in bytes. */
async function heldForStalled({ front, headers, ticket, pipes }: OurFront): Promise<number> {
  const socket = await openSocket(front.origin, `/console/${await ticket()}`, headers);
  if (typeof socket === 'number') throw new Error(`The console was refused: ${socket}`);
  let received = 0;
  socket.on('message', (chunk: Buffer) => (received += chunk.length));
  socket.pause();
  const pipe = pipes.at(-1);
  if (pipe === undefined) throw new Error('No pipe was opened.');
  if (!pipe.isPaused()) await once(pipe, 'pause');
  const held = pipe.bytesRead - received;
  socket.terminate();
  return held;
}

/** Bytes of a console through all of ours against a plain TCP relay, turn by turn. */
export default async function consoleThroughput(): Promise<Figure[]> {
  const source = ends('guest');
  const { port } = await message<{ port: number }>(source);
  const ours = await ourFront(port);
  const speeds = { ours: [] as number[], relay: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    speeds.relay.push(await throughRelay(port));
    speeds.ours.push(await throughOurs(ours));
  }
  const held = await heldForStalled(ours);
  await ours.front.stop();
  source.kill();
  const [through, relayed] = [median(speeds.ours), median(speeds.relay)];
  return [
    {
      name: 'console bytes',
      figure: rounded(through, 0),
      unit: 'MB/s',
      peer: { name: 'plain TCP relay', figure: rounded(relayed, 0) },
      ratio: rounded(through / relayed),
      target: 'ratio at least 0.8',
    },
    {
      name: 'console bytes held for a viewer that stopped',
      figure: rounded(held / 1024, 0),
      unit: 'KiB',
      target: 'at most 1,024 KiB',
    },
  ];
}
