import { execFile } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForwardChange } from '#shared/contract/forwards.ts';
import { guestRefSchema } from '#shared/contract/guests.ts';
import { tinyGuest } from '../../../e2e/host/tiny-guest.mjs';
import { guestShell } from '../disks/testing/guest-shell.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { virshOn } from '../testing/virsh.ts';

const URI = 'qemu:///system';
const NAME = `innkeeper-test-forward-${process.pid}`;
const MAC = '52:54:00:f0:01:07';
const virsh = virshOn(URI);
const exec = promisify(execFile);

let backend: TestBackend;

async function domain(): Promise<string> {
  const { kernel, initramfs, cmdline } = await tinyGuest();
  return `<domain type='qemu'><name>${NAME}</name><memory unit='MiB'>96</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='q35'>hvm</type><kernel>${kernel}</kernel><initrd>${initramfs}</initrd><cmdline>${cmdline}</cmdline></os>
<features><acpi/></features><devices><serial type='pty'/>
<interface type='user'><mac address='${MAC}'/><model type='virtio'/></interface></devices></domain>`;
}

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-forward-'));
  const file = join(folder, 'domain.xml');
  await writeFile(file, await domain());
  await virsh('define', file);
  await rm(folder, { recursive: true });
  await virsh('start', NAME);
  backend = await startBackend(URI);
});
afterAll(async () => {
  await virsh('destroy', NAME).catch(() => undefined);
  await virsh('undefine', NAME).catch(() => undefined);
  await backend?.close();
});

const guest = async () =>
  guestRefSchema.parse({ connection: backend.connection, uuid: (await virsh('domuuid', NAME)).trim() });
const plan = async (change: ForwardChange) => {
  const planned = await backend.client.forwards.plan({ connection: backend.connection, change });
  if (planned.by !== 'guest') throw new Error('It is not done by the guest.');
  return planned;
};
const run = async (change: ForwardChange) => {
  const { plan: shown } = await plan(change);
  expect(shown.problems).toEqual([]);
  const { connection } = backend;
  const { job } = await backend.client.forwards.runGuest({ connection, change, stamp: shown.stamp });
  expect(await backend.job(job)).toMatchObject({ state: 'done' });
};
const ours = async () => {
  const { forwards } = await backend.client.forwards.list({ connection: backend.connection });
  return forwards.filter(each => each.guest?.name === NAME);
};
/** A port that nobody has just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
const wish = async (port: number, toPort = 80): Promise<ForwardChange> => ({
  do: 'add',
  wish: { guest: await guest(), mac: MAC, protocol: 'tcp', port, toPort, listen: '127.0.0.1' },
});

describe('a guest on QEMU’s own network', () => {
  it('says how it is reached', async () => {
    const { cards } = await backend.client.forwards.reach({ guest: await guest() });
    expect(cards).toMatchObject([{ mac: MAC, direct: 'nobody', way: 'slirp', commands: [] }]);
  });

  it('is refused a port that another program has', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { plan: shown } = await plan(await wish(port));
    await new Promise(resolve => server.close(resolve));
    expect(shown.problems).toMatchObject([{ field: 'port', failure: { code: 'RESOURCE_BUSY' } }]);
  });

  it('answers on a port of the host at once, and no longer when that is removed', async () => {
    const shell = await guestShell(URI, await guest(), NAME);
    await shell.run(
      'mkdir -p /tmp/www; echo the guest answers >/tmp/www/index.html; httpd -p 80 -h /tmp/www',
    );
    await shell.close();
    const port = await freePort();
    await run(await wish(port));
    const { stdout } = await exec('curl', [
      '-s',
      '--retry',
      '20',
      '--retry-all-errors',
      `http://127.0.0.1:${port}/`,
    ]);
    expect(stdout).toContain('the guest answers');
    const [forward] = await ours();
    expect(forward).toMatchObject({ way: 'slirp', port, toPort: 80, state: 'until-off' });

    await run({ do: 'remove', id: forward?.id ?? '' });
    expect(await ours()).toEqual([]);
    await expect(exec('curl', ['-s', `http://127.0.0.1:${port}/`])).rejects.toThrow();
  });
});
