// Both ends of a console, in a process of their own: a guest that floods, and a viewer that counts.
// argv: `guest`, or `viewer KIND TARGET BYTES [COOKIE]`. Talks to its parent by messages.
// The viewer only counts, for both kinds alike: what is compared is what stands between.
import { connect, createServer } from 'node:net';

const [role, kind, target, bytes, cookie] = process.argv.slice(2);

/** Greets as a VNC server, then sends as fast as it is taken. */
function guest() {
  const chunk = Buffer.alloc(65_536, 7);
  const server = createServer(socket => {
    socket.on('error', () => socket.destroy());
    socket.write('RFB 003.008\n');
    const flood = () => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', flood);
    flood();
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
}

/** Counts what comes until it is enough, granting as it goes where that is the rule, and tells how long it took. */
function viewer() {
  const wanted = Number(bytes);
  let received = 0;
  let began = 0;
  const count = length => {
    if (received === 0) began = performance.now();
    received += length;
    if (received < wanted) return;
    process.send?.({ bytesPerSecond: received / ((performance.now() - began) / 1000) });
    process.disconnect();
    process.exit(0);
  };
  if (kind === 'relay') {
    connect(Number(target), '127.0.0.1').on('data', chunk => count(chunk.length));
    return;
  }
  const { host, port, pathname } = new URL(target);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    [
      `GET ${pathname} HTTP/1.1`,
      `Host: ${host}`,
      `Origin: http://${host}`,
      `Cookie: ${cookie}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: x3JJHMbDL1EzLkh9GBhXDw==',
      '\r\n',
    ].join('\r\n'),
  );
  let owed = 0;
  socket.on('data', chunk => {
    count(chunk.length);
    owed += chunk.length;
    if (owed < 65_536) return;
    socket.write(grantFrame(owed));
    owed = 0;
  });
}

/** A text frame of a client; its mask is zero, which masks nothing. */
function grantFrame(granted) {
  const text = Buffer.from(`+${granted}`);
  return Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), text]);
}

if (role === 'guest') guest();
else viewer();
