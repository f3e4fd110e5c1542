import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cloudKernel } from '../../../e2e/host/cloud-kernel.mjs';
import type { EngineId } from '#shared/contract/engines.ts';
import { type ImageMachine, imageMachineSchema } from '#shared/contract/image-machines.ts';
import { MiB } from '#shared/domain/units.ts';
import type { SessionId } from '../ports.ts';
import { BUSYBOX_IMAGE, ensureBusyboxImage } from '../testing/busybox-image.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { startTestPool } from '../testing/test-pool.ts';
import { virshOn } from '../testing/virsh.ts';

const run = promisify(execFile);
const virsh = virshOn('qemu:///system');
const NAME = `innkeeper-test-machine-${randomBytes(3).toString('hex')}`;
const IMAGE = `innkeeper-test/${NAME}:1`;

let backend: TestBackend;
let pool: Awaited<ReturnType<typeof startTestPool>>;
let engine: EngineId;

beforeAll(async () => {
  await ensureBusyboxImage();
  // A program that says who and where it is, and then is a shell.
  const said = 'echo "as $(id -u) in $PWD with $GREETING"; exec sh';
  const { stdout } = await run('docker', ['create', BUSYBOX_IMAGE]);
  const change = (text: string) => ['--change', text];
  await run('docker', [
    'commit',
    ...change(`CMD ["/bin/sh", "-c", ${JSON.stringify(said)}]`),
    ...change('ENV GREETING="it is me"'),
    ...change('USER 1234'),
    ...change('WORKDIR /tmp'),
    stdout.trim(),
    IMAGE,
  ]);
  await run('docker', ['rm', stdout.trim()]);
  pool = await startTestPool(virsh, NAME);
  backend = await startBackend('qemu:///system', { engines: ['unix:///var/run/docker.sock'] });
  engine = await engineId();
});
afterAll(async () => {
  await backend?.close();
  await virsh('destroy', NAME).catch(() => undefined);
  await virsh('undefine', NAME).catch(() => undefined);
  await pool?.remove();
  await run('docker', ['rmi', '-f', IMAGE]);
});

async function engineId(): Promise<EngineId> {
  for await (const event of await backend.client.engines.watch({})) {
    const rows = event.kind === 'snapshot' ? event.engines : event.kind === 'upsert' ? [event.engine] : [];
    const online = rows.find(({ state }) => state === 'online');
    if (online) return online.id;
  }
  throw new Error('No engine came online.');
}

async function request(change: Partial<ImageMachine> = {}): Promise<ImageMachine> {
  return imageMachineSchema.parse({
    connection: backend.connection,
    engine,
    image: IMAGE,
    name: NAME,
    pool: NAME,
    kernel: { kind: 'file', ...(await cloudKernel()) },
    init: 'program',
    memory: 192 * MiB,
    vcpus: 1,
    network: null,
    start: true,
    ...change,
  });
}

async function make(wanted: ImageMachine) {
  const { stamp } = await backend.client.imageMachines.plan(wanted);
  const { job, guest } = await backend.client.imageMachines.run({ request: wanted, stamp });
  return { guest, ended: await backend.job(job) };
}

const workspaces = async () =>
  (await readdir(tmpdir())).filter(name => name.startsWith('innkeeper-machine-'));

it('takes everything back where the disk is too small for what is in it', async () => {
  const before = await workspaces();
  const wanted = await request({ size: 3 * MiB });
  const { ended } = await make(wanted);
  expect(ended).toMatchObject({ state: 'failed', failure: { code: 'NO_SPACE' } });
  expect(await pool.files()).toEqual([]);
  expect(await workspaces()).toEqual(before);
});

it('boots an image on a kernel of its own to what the image runs', { timeout: 300_000 }, async () => {
  const { guest, ended } = await make(await request());
  expect([ended.state, ended.failure]).toEqual(['done', undefined]);
  const { ticket } = await backend.client.consoles.open({ kind: 'text', guest, alias: 'serial0' });
  const pipe = backend.redeemConsole(ticket, 'test' as SessionId);
  if (!pipe) throw new Error('The ticket was not good.');
  let text = '';
  await new Promise<void>((resolve, reject) => {
    pipe.on('error', reject);
    pipe.on('close', () => reject(new Error(`The console closed after: ${text.slice(-2000)}`)));
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('as 1234 in /tmp with it is me')) pipe.write('echo alive-$((40 + 2))\n');
      if (text.includes('alive-42')) resolve();
    });
  });
  pipe.destroy();

  // What it boots goes with its disk, and nothing of it stays.
  const { disks, files } = await backend.client.guests.removalPlan({ guest });
  expect(files).toMatchObject([
    { kind: 'boot-file', path: `${pool.path}/${NAME}-kernel`, suggested: true, deletable: true },
    { kind: 'boot-file', path: `${pool.path}/${NAME}-initramfs`, suggested: true, deletable: true },
  ]);
  const removal = await backend.client.guests.remove({
    guest,
    deleteDisks: disks.map(({ target }) => target),
    deleteFiles: files.map(({ id }) => id),
  });
  expect((await backend.job(removal.job)).failure).toBeUndefined();
  expect(await pool.files()).toEqual([]);
});
