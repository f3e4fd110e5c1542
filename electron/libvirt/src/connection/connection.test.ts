import { getEventListeners, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connect } from '../connect.ts';
import type { Header } from '../wire/frame.ts';
import { encode, type FakeDaemon, type FakePeer, startFakeDaemon } from '../testing/fake-daemon.ts';

const uuid = '00000000-0000-0000-0000-000000000001';
const dom = { name: 'vm', uuid: uuid as never, id: 1 };
/** REMOTE_PROC_CONNECT_CLOSE and REMOTE_PROC_DOMAIN_GET_STATE of libvirt's remote_protocol.x. */
const CONNECT_CLOSE = 2;
const GET_STATE = 212;
const ON_STREAM = { type: 3, status: 2 };

let daemon: FakeDaemon;
beforeEach(async () => {
  daemon = await startFakeDaemon();
});
afterEach(() => daemon.close());

async function opened(options: Parameters<typeof connect>[1] = {}) {
  const [connection, peer] = await Promise.all([connect(daemon.uri, options), daemon.accept()]);
  return { connection, peer };
}

const answerState = (peer: FakePeer, header: Header, state: number): void =>
  peer.reply(header, 'domain_get_state_ret', { state, reason: 0 });
const getState = { dom, flags: 0 };

describe('calls', () => {
  it('are at most four at once; answers may come in any order', async () => {
    const { connection, peer } = await opened();
    const states = Array.from({ length: 6 }, () => connection.call('domainGetState', getState));
    const first = await Promise.all([peer.receive(), peer.receive(), peer.receive(), peer.receive()]);
    const fifth = peer.receive();
    const early = await Promise.race([
      fifth,
      connection.call('connectIsSecure', null, { signal: AbortSignal.abort() }).catch(() => 'none'),
    ]);
    expect(early).toBe('none');
    for (const [index, { header }] of first.reverse().entries()) answerState(peer, header, index);
    answerState(peer, (await fifth).header, 4);
    answerState(peer, (await peer.receive()).header, 5);
    expect((await Promise.all(states)).map(({ state }) => state)).toEqual([3, 2, 1, 0, 4, 5]);
  });

  it('of high priority go first', async () => {
    const { connection, peer } = await opened({ maxInFlight: 1 });
    const order: string[] = [];
    const note = (name: string) => () => order.push(name);
    const done = Promise.all([
      connection.call('domainGetState', getState).then(note('running')),
      connection.call('domainGetState', getState, { priority: 'normal' }).then(note('normal')),
      connection.call('domainGetState', getState, { priority: 'high' }).then(note('high')),
    ]);
    for (let i = 0; i < 3; i++) answerState(peer, (await peer.receive()).header, 1);
    await done;
    expect(order).toEqual(['running', 'high', 'normal']);
  });

  it('can be given up in the queue and on the way, and leave no listener behind', async () => {
    const { connection, peer } = await opened({ maxInFlight: 1 });
    const control = new AbortController();
    const sent = connection.call('domainGetState', getState, { signal: control.signal });
    const waiting = connection.call('domainGetState', getState, { signal: control.signal });
    const { header } = await peer.receive();
    control.abort('enough');
    await expect(sent).rejects.toMatchObject({ kind: 'aborted', cause: 'enough' });
    await expect(waiting).rejects.toMatchObject({ kind: 'aborted' });
    answerState(peer, header, 1);
    const next = connection.call('domainGetState', getState);
    const { header: second } = await peer.receive();
    answerState(peer, second, 7);
    expect(await next).toEqual({ state: 7, reason: 0 });
    expect(getEventListeners(control.signal, 'abort')).toEqual([]);
  });

  it('reject with what libvirt reports', async () => {
    const { connection, peer } = await opened();
    const call = connection.call('domainGetState', getState);
    peer.refuse((await peer.receive()).header, 42, 'no such domain');
    await expect(call).rejects.toMatchObject({
      name: 'LibvirtError',
      code: 42,
      codeName: 'NO_DOMAIN',
      domain: 0,
      domainName: 'NONE',
      level: 2,
      message: 'no such domain',
    });
  });

  it('with arguments that do not fit never reach the daemon', async () => {
    const { connection } = await opened();
    await expect(connection.call('domainGetState', { dom, flags: -1 })).rejects.toMatchObject({
      name: 'XdrError',
    });
    await expect(connection.call('toString' as 'connectClose')).rejects.toThrow('no procedure "toString"');
    await expect(connection.call('domainOpenGraphics' as never, null as never)).rejects.toThrow(
      'file descriptors',
    );
  });
});

describe('a daemon that breaks the protocol', () => {
  it.each<[string, (peer: FakePeer, header: Header) => void]>([
    ['an oversized frame', peer => peer.sendRaw(Buffer.from('ffffffff', 'hex'))],
    ['an answer to a call never made', (peer, header) => answerState(peer, { ...header, serial: 999 }, 1)],
    ['an answer as another procedure', (peer, header) => answerState(peer, { ...header, procedure: 1 }, 1)],
    ['an answer cut short', (peer, header) => peer.send({ ...header, type: 1 }, Buffer.alloc(4))],
    ['an answer too long', (peer, header) => peer.send({ ...header, type: 1 }, Buffer.alloc(12))],
    ['an unknown status', (peer, header) => peer.send({ ...header, type: 1, status: 9 }, Buffer.alloc(8))],
    ['a call', (peer, header) => peer.send({ ...header, type: 0 }, Buffer.alloc(8))],
    ['an answer with descriptors', (peer, header) => peer.send({ ...header, type: 5 }, Buffer.alloc(12))],
  ])('%s ends the connection, and the call with it', async (_, misbehave) => {
    const { connection, peer } = await opened();
    const call = connection.call('domainGetState', getState);
    misbehave(peer, (await peer.receive()).header);
    await expect(call).rejects.toMatchObject({ kind: 'protocol' });
    expect(await connection.closed).toMatchObject({ kind: 'protocol', error: { name: 'XdrError' } });
    await expect(connection.call('domainGetState', getState)).rejects.toMatchObject({ kind: 'protocol' });
  });

  it('by ending inside a frame is told from one that just leaves', async () => {
    const { connection, peer } = await opened();
    peer.sendRaw(Buffer.from('00000040', 'hex'));
    const answered = connection.call('domainGetState', getState).catch((error: unknown) => error);
    await peer.receive();
    peer.end();
    expect(await connection.closed).toMatchObject({ kind: 'transport', error: { kind: 'closed' } });
    expect(await answered).toMatchObject({
      kind: 'closed',
      message: expect.stringContaining('middle of a message'),
    });
    const other = await opened();
    other.peer.end();
    expect(await other.connection.closed).toEqual({ kind: 'remote' });
  });
});

describe('keepalive', () => {
  it('answers pings, and gives up on a daemon that answers none', async () => {
    const { connection, peer } = await opened({ keepAlive: { intervalMs: 20, count: 2 } });
    const keepalive = { program: 0x6b65_6570, serial: 0, type: 2, status: 0 };
    peer.send({ ...keepalive, procedure: 1 }, Buffer.alloc(0));
    expect((await peer.receive()).header).toMatchObject({ ...keepalive, procedure: 2 });
    expect((await peer.receive()).header).toMatchObject({ ...keepalive, procedure: 1 });
    expect((await peer.receive()).header).toMatchObject({ ...keepalive, procedure: 1 });
    expect(await connection.closed).toEqual({ kind: 'keepalive' });
  });
});

describe('events', () => {
  const lifecycle = (peer: FakePeer, detail: number): void => {
    const header = { program: 0x2000_8086, procedure: 318, type: 2, serial: 0, status: 0 };
    peer.send(
      header,
      encode('domain_event_callback_lifecycle_msg', { callbackId: 7, msg: { dom, event: 2, detail } }),
    );
  };
  const registerAs = async (peer: FakePeer, callbackId: number): Promise<void> =>
    peer.reply((await peer.receive()).header, 'connect_domain_event_callback_register_any_ret', {
      callbackId,
    });

  it('share one registration, arrive before it is confirmed, and stop with the last listener', async () => {
    const { connection, peer } = await opened();
    const seen: string[] = [];
    const first = connection.subscribe('domainLifecycle', ({ detail }) => seen.push(`a${detail}`));
    lifecycle(peer, 0);
    await registerAs(peer, 7);
    const a = await first;
    const b = await connection.subscribe('domainLifecycle', ({ detail }) => seen.push(`b${detail}`));
    lifecycle(peer, 1);
    const stateCall = connection.call('domainGetState', getState);
    answerState(peer, (await peer.receive()).header, 1);
    await stateCall;
    expect(seen).toEqual(['a0', 'a1', 'b1']);
    await a.cancel();
    const cancelled = b.cancel();
    const { header, payload } = await peer.receive();
    expect(header.procedure).toBe(317);
    expect(payload.readInt32BE(0)).toBe(7);
    peer.reply(header);
    await cancelled;
  });

  it('reach the other listeners when one throws', async () => {
    const failures: unknown[] = [];
    const { connection, peer } = await opened({ onListenerError: error => failures.push(error) });
    const bad = connection.subscribe('domainLifecycle', () => {
      throw new Error('mine');
    });
    await registerAs(peer, 7);
    await bad;
    const event = new Promise(resolve => void connection.subscribe('domainLifecycle', resolve));
    lifecycle(peer, 3);
    expect(await event).toEqual({ dom, event: 2, detail: 3 });
    expect(failures).toMatchObject([{ message: 'mine' }]);
  });

  it('that cannot be had reject', async () => {
    const { connection, peer } = await opened();
    const subscription = connection.subscribe('domainLifecycle', () => undefined);
    peer.refuse((await peer.receive()).header, 3, 'no support');
    await expect(subscription).rejects.toMatchObject({ codeName: 'NO_SUPPORT' });
  });

  it('are registered before leave is taken', async () => {
    const { connection, peer } = await opened();
    const subscription = connection.subscribe('domainLifecycle', () => undefined);
    const { header } = await peer.receive();
    const closing = connection.close();
    // Sent after `close` was asked for, yet before its goodbye, which would go ahead of it in the queue.
    const lastCall = connection.call('domainGetState', getState);
    const { header: last } = await peer.receive();
    expect(last.procedure).toBe(GET_STATE);
    answerState(peer, last, 1);
    await lastCall;
    peer.reply(header, 'connect_domain_event_callback_register_any_ret', { callbackId: 7 });
    await subscription;
    const { header: goodbye } = await peer.receive();
    expect(goodbye.procedure).toBe(CONNECT_CLOSE);
    peer.reply(goodbye);
    expect(await closing).toEqual({ kind: 'local' });
  });
});

describe('opening', () => {
  it('asks polkit where the daemon wants it, and says when it refuses', async () => {
    await daemon.close();
    daemon = await startFakeDaemon({ answersOpening: false });
    const connecting = connect(daemon.uri);
    const peer = await daemon.accept();
    peer.reply((await peer.receive()).header, 'auth_list_ret', { types: [2] });
    const { header } = await peer.receive();
    expect(header.procedure).toBe(70);
    peer.refuse(header, 45, 'denied by policy');
    await expect(connecting).rejects.toMatchObject({ kind: 'permission', detail: 'denied by policy' });
  });

  it('gives up on SASL, on a silent daemon, and on request', async () => {
    await daemon.close();
    daemon = await startFakeDaemon({ answersOpening: false });
    const sasl = connect(daemon.uri);
    const peer = await daemon.accept();
    peer.reply((await peer.receive()).header, 'auth_list_ret', { types: [1] });
    await expect(sasl).rejects.toMatchObject({ kind: 'auth-unsupported' });
    await expect(connect(daemon.uri, { connectTimeoutMs: 30 })).rejects.toMatchObject({ kind: 'timeout' });
    await expect(connect(daemon.uri, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      kind: 'aborted',
    });
    const control = new AbortController();
    const cancelled = connect(daemon.uri, { signal: control.signal });
    control.abort();
    await expect(cancelled).rejects.toMatchObject({ kind: 'aborted' });
  });
});

describe('streams', () => {
  async function console_(options = {}) {
    const { connection, peer } = await opened();
    const opening = connection.openStream('domainOpenConsole', { dom, devName: null, flags: 0 }, options);
    const { header } = await peer.receive();
    peer.reply(header);
    return { connection, peer, header, stream: await opening };
  }

  it('finish only when the daemon agrees', async () => {
    const { peer, header, stream } = await console_();
    stream.resume();
    stream.end('bye');
    expect((await peer.receive()).payload.toString()).toBe('bye');
    expect((await peer.receive()).header).toMatchObject({ type: 3, status: 0, serial: header.serial });
    const finished = vi.fn();
    stream.on('finish', finished);
    peer.send({ ...header, ...ON_STREAM }, Buffer.from('last words'));
    const [words] = await once(stream, 'data');
    expect(String(words)).toBe('last words');
    expect(finished).not.toHaveBeenCalled();
    peer.send({ ...header, type: 3, status: 0 }, Buffer.alloc(0));
    await once(stream, 'close');
    expect(finished).toHaveBeenCalled();
    expect(stream.errored).toBeNull();
  });

  it('take an error behind the end, as answer or as stream message', async () => {
    for (const type of [1, 3]) {
      const { peer, header, stream } = await console_();
      stream.end();
      await peer.receive();
      const error = {
        code: 38,
        domain: 0,
        message: 'disk full',
        level: 2,
        dom: null,
        str1: null,
        str2: null,
      };
      peer.send(
        { ...header, type, status: 1 },
        encode('error', { ...error, str3: null, int1: 28, int2: 0, net: null }),
      );
      const [failure] = await once(stream, 'error');
      expect(failure).toMatchObject({ codeName: 'SYSTEM_ERROR', int1: 28 });
      await daemon.close();
      daemon = await startFakeDaemon();
    }
  });

  it('given up before they open are aborted once they do', async () => {
    const { connection, peer } = await opened();
    const control = new AbortController();
    const opening = connection.openStream(
      'domainOpenConsole',
      { dom, devName: null, flags: 0 },
      { signal: control.signal },
    );
    const { header } = await peer.receive();
    control.abort();
    await expect(opening).rejects.toMatchObject({ kind: 'aborted' });
    peer.reply(header);
    expect((await peer.receive()).header).toMatchObject({ type: 3, status: 1, serial: header.serial });
  });

  it('never hold more than 1 MiB for a reader that is slow, and keep the connection alive', async () => {
    const { connection, peer } = await opened({ keepAlive: { intervalMs: 10, count: 1 } });
    const opening = connection.openStream('domainOpenConsole', { dom, devName: null, flags: 0 });
    const { header } = await peer.receive();
    peer.reply(header);
    const stream = await opening;
    for (let i = 0; i < 64; i++) peer.send({ ...header, ...ON_STREAM }, Buffer.alloc(64 * 1024, i));
    for (let pongs = 0; pongs < 5; ) if ((await peer.receive()).header.procedure === 2) pongs++;
    expect(stream.readableLength).toBeGreaterThan(200_000);
    expect(stream.readableLength).toBeLessThan(1024 * 1024);
    let got = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      got += chunk.length;
      if (got === 64 * 64 * 1024) break;
    }
    expect(got).toBe(64 * 64 * 1024);
  });

  it('end with the connection; nobody has to listen', async () => {
    const { peer, stream } = await console_();
    peer.end();
    await new Promise(resolve => stream.once('close', resolve));
    expect(stream.errored).toMatchObject({ kind: 'closed' });
  });

  it('refuse holes they did not ask for', async () => {
    const { connection, peer, header } = await console_();
    peer.send({ ...header, type: 6, status: 2 }, Buffer.alloc(12));
    expect(await connection.closed).toMatchObject({ kind: 'protocol' });
  });
});
