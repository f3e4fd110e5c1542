import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureSchema } from '#shared/contract/failure.ts';
import { type Backend, createBackend } from '../create-backend.ts';
import type { Logger, SessionId } from '../ports.ts';

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const URI = 'test:///default';

let stateDir: string;
let backend: Backend;

async function start(options: { discover?: boolean; extraConnections?: string[]; env?: object } = {}) {
  backend = await createBackend({
    stateDir,
    log: silent,
    discover: false,
    ...options,
    env: { ...process.env, ...options.env },
  });
  return createRouterClient(backend.router, { context: { session: 'test' as SessionId } });
}
type Client = Awaited<ReturnType<typeof start>>;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-state-'));
});
afterEach(async () => {
  await backend?.close();
  await rm(stateDir, { recursive: true });
});

async function list(client: Client) {
  for await (const event of await client.connections.watch({})) {
    if (event.kind === 'snapshot') return event.connections;
  }
  return [];
}

async function failure(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: { data?: unknown }) => thrown.data,
  );
  return failureSchema.parse(error);
}

describe('connections', () => {
  it('add the version of the hypervisor once it is known, however long that takes', async () => {
    const client = await start({ extraConnections: [URI] });
    for await (const event of await client.connections.watch({})) {
      const shown =
        event.kind === 'snapshot'
          ? event.connections[0]
          : event.kind === 'upsert'
            ? event.connection
            : undefined;
      if (shown?.state !== 'online' || shown.host?.hypervisorVersion === undefined) continue;
      expect(shown.host).toMatchObject({ driver: 'TEST', hypervisorVersion: '0.0.2' });
      break;
    }
  });

  it('are added when they answer, named, remembered over a restart, and forgotten', async () => {
    let client = await start();
    const added = await client.connections.add({ uri: ' test:///default ', label: 'Lab' });
    expect(added).toMatchObject({
      uri: URI,
      label: 'Lab',
      origin: 'added',
      state: 'online',
      host: {
        driver: 'TEST',
        libvirtVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
        local: true,
      },
    });
    expect((await client.connections.add({ uri: URI })).id).toBe(added.id);
    await client.connections.rename({ id: added.id, label: 'The lab' });
    await backend.close();

    client = await start();
    expect(await list(client)).toMatchObject([{ id: added.id, label: 'The lab', origin: 'added' }]);
    await client.connections.remove({ id: added.id });
    expect(await list(client)).toEqual([]);
    await backend.close();

    client = await start();
    expect(await list(client)).toEqual([]);
  });

  it('that were turned off stay off at the next start', async () => {
    let client = await start();
    const { id } = await client.connections.add({ uri: URI });
    await client.connections.disconnect({ id });
    await backend.close();
    client = await start();
    expect(await list(client)).toMatchObject([{ id, state: 'off' }]);
    await client.connections.retry({ id });
    expect((await client.connections.add({ uri: URI })).state).toBe('online');
  });

  it('given on the command line are the only ones, and not remembered', async () => {
    const client = await start({ discover: true, extraConnections: [URI] });
    expect(await list(client)).toMatchObject([{ uri: URI, origin: 'given' }]);
    await backend.close();
    await expect(readFile(join(stateDir, 'connections.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('of this computer are found, its own only where it makes sense', async () => {
    const client = await start({ discover: true });
    const found = await list(client);
    expect(found[0]).toMatchObject({ id: 'system', uri: 'qemu:///system', origin: 'found' });
    if (process.getuid?.() === 0) expect(found.map(({ id }) => id)).not.toContain('session');
    expect((await failure(client.connections.remove({ id: found[0]!.id }))).code).toBe('UNSUPPORTED');
  });

  it('whose file is broken start anew and keep the file', async () => {
    await writeFile(join(stateDir, 'connections.json'), '{ not json');
    const client = await start();
    expect(await list(client)).toEqual([]);
  });
});

describe('an address that does not work', () => {
  it.each([
    ['nonsense', 'URI_INVALID'],
    ['kvm:///system', 'URI_INVALID'],
    ['qemu+tls://server1/system', 'URI_INVALID'],
    ['test:///no/such/file.xml', 'URI_INVALID'],
    ['qemu+unix:///system?socket=/no/such/socket', 'DAEMON_ABSENT'],
    ['vbox:///system', 'DRIVER_ABSENT'],
  ])('%s is %s, and leaves nothing behind', async (uri, code) => {
    const client = await start();
    const said = await failure(client.connections.add({ uri }));
    expect(said).toMatchObject({ code, params: { uri: expect.any(String) as string } });
    expect(await list(client)).toEqual([]);
  });

  it('is kept when asked to, and tried again', async () => {
    const client = await start();
    const uri = 'qemu+unix:///system?socket=/no/such/socket';
    const kept = await client.connections.add({ uri, evenIfUnreachable: true });
    expect(kept).toMatchObject({ state: 'failed', failure: { code: 'DAEMON_ABSENT' } });
    expect(kept.retryAt).toBeGreaterThan(Date.now() - 1000);
  });

  it('over ssh says when nothing answers there', async () => {
    const client = await start();
    const port = await closedPort();
    const said = await failure(client.connections.add({ uri: `qemu+ssh://nobody@127.0.0.1:${port}/system` }));
    expect(said).toMatchObject({ code: 'HOST_UNREACHABLE', params: { host: '127.0.0.1' } });
  });

  it('given on the command line stops the start', async () => {
    await expect(start({ extraConnections: ['nonsense'] })).rejects.toMatchObject({
      data: { code: 'URI_INVALID' },
    });
  });
});

/** A port of the loopback on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
