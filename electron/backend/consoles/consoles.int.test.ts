import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { createRouterClient } from '@orpc/server';
import { connect, type Connection as LibvirtConnection, parseUuid } from 'node-libvirt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TakenOverError } from '#electron/consoles/byte-pipe.ts';
import type { ConsoleTarget } from '#shared/contract/consoles.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { guestRefSchema, type GuestRef } from '#shared/contract/guests.ts';
import { type PrivateDaemon, startPrivateDaemon } from '../../libvirt/test/private-daemon.ts';
import { createBackend, type Backend } from '../create-backend.ts';
import type { SessionId } from '../ports.ts';

const session = 'test' as SessionId;
const uuid = '6f1b9c1e-8a52-4a0e-9f52-0a3b3c0d9a01';
/** As calls of libvirt name it; they look at the UUID alone. */
const dom = { name: 'screen', uuid: parseUuid(uuid), id: -1 };

/** A machine without a disk: its firmware draws on the screen and writes to the first serial port. */
const xmlDesc = `<domain type='qemu'>
  <name>screen</name><uuid>${uuid}</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type><bios useserial='yes'/></os>
  <devices>
    <graphics type='vnc' autoport='yes' listen='127.0.0.1' passwd='secret12'/>
    <video><model type='vga'/></video><serial type='pty'/>
  </devices>
</domain>`;

let daemon: PrivateDaemon;
let libvirt: LibvirtConnection;
let backend: Backend;
let stateDir: string;
let guest: GuestRef;
const opened: Duplex[] = [];
const log = { debug() {}, info() {}, warn() {}, error() {} };

async function open(target: ConsoleTarget): Promise<{ pipe: Duplex; password?: string | undefined }> {
  const client = createRouterClient({ consoles: backend.router.consoles }, { context: { session } });
  const { ticket, password } = await client.consoles.open(target);
  const pipe = backend.redeemConsole(ticket, session);
  if (pipe === undefined) throw new Error('The ticket was not good.');
  opened.push(pipe);
  return { pipe, password };
}

const failureOf = (act: Promise<unknown>): Promise<Failure | undefined> =>
  act.then(
    () => undefined,
    (error: { data?: Failure }) => error.data,
  );

const display = (index = 0): ConsoleTarget => ({ kind: 'display', guest, index });
const serial = (more: { takeOver?: boolean; alias?: string } = {}): ConsoleTarget => ({
  kind: 'text',
  guest,
  alias: 'serial0',
  ...more,
});

/** Resolves once the backend has seen our guest. */
async function untilSeen(): Promise<GuestRef> {
  const client = createRouterClient({ guests: backend.router.guests }, { context: { session } });
  for await (const event of await client.guests.watch({})) {
    const seen = event.kind === 'remove' ? undefined : event.guests.find(each => each.uuid === uuid);
    if (seen !== undefined) return guestRefSchema.parse(seen);
  }
  throw new Error('The stream of guests ended.');
}

beforeAll(async () => {
  daemon = await startPrivateDaemon();
  stateDir = await mkdtemp(join(tmpdir(), 'innkeeper-consoles-'));
  const uri = daemon.uri('qemu:///session');
  libvirt = await connect(uri, { env: daemon.env });
  await libvirt.call('domainCreateXml', { xmlDesc, flags: 0 });
  backend = await createBackend({ stateDir, log, env: daemon.env, extraConnections: [uri] });
  guest = await untilSeen();
});

afterAll(async () => {
  for (const pipe of opened) pipe.destroy();
  await backend.close();
  await libvirt.close();
  await daemon.stop();
  await rm(stateDir, { recursive: true });
});

describe('a display', () => {
  it('speaks RFB through the pipe, and its password comes along', async () => {
    const { pipe, password } = await open(display());
    expect(password).toBe('secret12');
    const [greeting] = (await once(pipe, 'data')) as [Buffer];
    expect(greeting.toString()).toBe('RFB 003.008\n');
    pipe.write('RFB 003.008\n');
    // The list of security types: one of them, VNC's own (2).
    const [types] = (await once(pipe, 'data')) as [Buffer];
    expect([...types]).toEqual([1, 2]);
  });

  it('that is not there is CONSOLE_UNAVAILABLE', async () => {
    expect(await failureOf(open(display(1)))).toMatchObject({
      code: 'CONSOLE_UNAVAILABLE',
      params: { name: 'screen', reason: 'no-display' },
    });
  });
});

describe('a serial console', () => {
  it('carries what the guest writes', async () => {
    const { pipe } = await open(serial());
    let text = '';
    pipe.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    await libvirt.call('domainReset', { dom, flags: 0 });
    await expect.poll(() => text, { timeout: 30_000 }).toContain('SeaBIOS');
  });

  it('has one viewer; the second is told who, and may take over', async () => {
    const [first] = opened.slice(-1);
    expect(await failureOf(open(serial()))).toMatchObject({
      code: 'RESOURCE_BUSY',
      params: { name: 'serial0', guest: 'screen', holder: 'innkeeper' },
    });
    // Waiting for the end of the first, `once` rejects with the error that ended it.
    const ended = expect(once(first!, 'end')).rejects.toBeInstanceOf(TakenOverError);
    const { pipe } = await open(serial({ takeOver: true }));
    await ended;
    expect(pipe.destroyed).toBe(false);
    pipe.destroy();
  });

  it('held by another program is busy too, until taken over', async () => {
    const other = await connect(daemon.uri('qemu:///session'), { env: daemon.env });
    const theirs = () => other.openStream('domainOpenConsole', { dom, devName: 'serial0', flags: 0 });
    // The daemon hears that ours was closed a moment later.
    await expect
      .poll(() =>
        theirs().then(
          () => 'theirs',
          () => 'still ours',
        ),
      )
      .toBe('theirs');
    expect(await failureOf(open(serial()))).toMatchObject({
      code: 'RESOURCE_BUSY',
      params: { holder: 'other' },
    });
    const { pipe } = await open(serial({ takeOver: true }));
    expect(pipe.destroyed).toBe(false);
    await other.close();
  });

  it('that is not there is CONSOLE_UNAVAILABLE', async () => {
    expect(await failureOf(open(serial({ alias: 'serial7' })))).toMatchObject({
      code: 'CONSOLE_UNAVAILABLE',
      params: { device: 'serial7' },
    });
  });
});

it('ends when the guest is switched off, and a stopped guest has none', async () => {
  const { pipe: screen } = await open(display());
  const { pipe: text } = await open(serial({ takeOver: true }));
  screen.resume();
  text.resume();
  await Promise.all([once(screen, 'end'), once(text, 'close'), libvirt.call('domainDestroy', { dom })]);
  expect((await failureOf(open(display())))?.code).toMatch(/NOT_FOUND|STATE_INVALID|CONSOLE_UNAVAILABLE/);
});
