import { createServer } from 'node:net';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { fileTree } from '../tree/file-tree.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { holderOfSocket, readListeners } from './listeners.ts';

const tcp = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4242 1 0000000000000000 100 0 0 10 0
   1: 0100007F:A000 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 4243 1 0000000000000000 100 0 0 10 0
`;
const tcp6 = `  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 7 1 0 100 0 0 10 0
   1: 000080FE00000000FF005450B26AA3FE:0051 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 8 1 0 100 0 0 10 0
   2: 0000000000000000FFFF00000100007F:0052 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 9 1 0 100 0 0 10 0
`;
const recorded: Pick<HostTree, 'text'> = {
  text: path => Promise.resolve({ 'proc/net/tcp': tcp, 'proc/net/tcp6': tcp6 }[path]),
};

it('reads who waits for connections, and leaves connections out', async () => {
  expect(await readListeners(recorded as HostTree)).toEqual([
    { transport: 'tcp', address: '127.0.0.1', port: 8080, inode: '4242' },
    { transport: 'tcp', address: '::', port: 80, inode: '7' },
    { transport: 'tcp', address: 'fe80::5054:ff:fea3:6ab2', port: 81, inode: '8' },
    { transport: 'tcp', address: '127.0.0.1', port: 82, inode: '9' },
  ]);
});

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

it('finds sockets of this computer, and whose they are', async () => {
  const tree = fileTree();
  const server = createServer();
  const socket = createSocket('udp4');
  open.push(server, socket);
  server.listen(0, '127.0.0.1');
  socket.bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(socket, 'listening')]);
  const ports = { tcp: (server.address() as { port: number }).port, udp: socket.address().port };
  const found = (await readListeners(tree)).filter(
    ({ transport, port, address }) => ports[transport] === port && address === '127.0.0.1',
  );
  expect(found.map(({ transport }) => transport)).toEqual(['tcp', 'udp']);
  const comm = await tree.text('proc/self/comm');
  expect(await holderOfSocket(tree, found[0]?.inode ?? '')).toBe(comm);
});
