import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DomainBlockCommitFlags, DomainBlockCopyFlags, DomainSnapshotCreateFlags } from 'node-libvirt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidSchema } from '#shared/contract/values.ts';
import { MiB } from '#shared/domain/units.ts';
import { domainRef } from '../guests/guest-key.ts';
import { toFailure } from '../failures/to-failure.ts';
import { type PrivateLibvirtd, startPrivateLibvirtd } from '../../../e2e/host/private-libvirtd.mjs';
import { startHost } from '../testing/start-host.ts';
import { startSmallFolder } from '../testing/small-folder.ts';
import { startTestPool } from '../testing/test-pool.ts';
import { virshOn } from '../testing/virsh.ts';
import { runBackupJob } from './run-backup-job.ts';
import { type BlockJob, runBlockJob } from './run-block-job.ts';

const NAME = `innkeeper-blockjob-${process.pid}`;
const exec = promisify(execFile);

let daemon: PrivateLibvirtd;
let virsh: ReturnType<typeof virshOn>;
let small: Awaited<ReturnType<typeof startSmallFolder>>;
let host: Awaited<ReturnType<typeof startHost>>;
let pool: Awaited<ReturnType<typeof startTestPool>>;
let guest: { uuid: ReturnType<typeof uuidSchema.parse>; name: string };
const never = new AbortController().signal;

beforeAll(async () => {
  // Before the daemon: what is mounted later it does not see.
  small = await startSmallFolder(16 * MiB);
  daemon = await startPrivateLibvirtd();
  virsh = virshOn(daemon.uri);
  pool = await startTestPool(virsh, NAME);
  host = await startHost(daemon.uri);
});
afterAll(async () => {
  await host?.close();
  await pool?.remove();
  await daemon?.dispose();
  await small?.remove();
});
/** A guest that runs, paused before its first instruction, on an overlay of a disk that holds 48 MiB. */
beforeEach(async () => {
  const raw = join(pool.path, 'content');
  await exec('dd', ['if=/dev/urandom', `of=${raw}`, 'bs=1M', 'count=48', 'status=none']);
  await exec('qemu-img', ['convert', '-O', 'qcow2', raw, join(pool.path, 'base.qcow2')]);
  await exec('qemu-img', [
    'create',
    '-q',
    '-f',
    'qcow2',
    '-F',
    'qcow2',
    '-b',
    join(pool.path, 'base.qcow2'),
    join(pool.path, 'top.qcow2'),
  ]);
  await exec('qemu-io', ['-c', `write -P 7 0 ${24 * MiB}`, join(pool.path, 'top.qcow2')]);
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-blockjob-'));
  const file = join(folder, 'domain.xml');
  await writeFile(
    file,
    `<domain type='qemu'><name>${NAME}</name><memory unit='MiB'>32</memory>
<os><type arch='x86_64' machine='q35'>hvm</type></os><devices>
<disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='${pool.path}/top.qcow2'/><target dev='vda' bus='virtio'/></disk>
</devices></domain>`,
  );
  await virsh('define', file);
  await virsh('start', '--paused', NAME);
  await rm(folder, { recursive: true });
  guest = { uuid: uuidSchema.parse(await virsh('domuuid', NAME)), name: NAME };
});
afterEach(async () => {
  await virsh('destroy', NAME).catch(() => undefined);
  await virsh('undefine', NAME, '--snapshots-metadata', '--checkpoints-metadata');
  for (const file of await pool.files()) await rm(join(pool.path, file));
});

const job = (change: Partial<BlockJob> & Pick<BlockJob, 'start'>): BlockJob => ({
  live: host.live,
  guest,
  disk: 'vda',
  writes: join(pool.path, 'base.qcow2'),
  pivot: false,
  signal: never,
  ...change,
});
const code = (running: Promise<void>) =>
  running.then(
    () => 'done',
    (error: unknown) => toFailure(error).code,
  );
/** Sources of the disk, the active one first. */
const chain = async () => {
  const xml = await virsh('dumpxml', NAME);
  const disk = xml.slice(xml.indexOf('<disk'), xml.indexOf('</disk>'));
  return [...disk.matchAll(/<source file='[^']*\/([^'/]+)'/g)].map(([, name]) => name);
};
const commitActive = (bandwidth = 0n): Pick<BlockJob, 'start' | 'pivot'> => ({
  pivot: true,
  start: (rpc, dom) =>
    rpc.call('domainBlockCommit', {
      dom,
      disk: 'vda',
      base: null,
      top: null,
      bandwidth,
      flags: DomainBlockCommitFlags.ACTIVE | DomainBlockCommitFlags.SHALLOW,
    }),
});
const pull = (bandwidth = 0n): Pick<BlockJob, 'start'> => ({
  start: (rpc, dom) => rpc.call('domainBlockPull', { dom, path: 'vda', bandwidth, flags: 0 }),
});

describe('a block job', () => {
  it('commits the layer the guest writes, and has the guest go over to the one below', async () => {
    let reached = false;
    await runBlockJob(job({ ...commitActive(), beforePivot: async () => void (reached = true) }));
    expect(await chain()).toEqual(['base.qcow2']);
    expect(reached).toBe(true);
  });

  it('pulls what is below into the layer the guest writes', async () => {
    await runBlockJob(job(pull()));
    expect(await chain()).toEqual(['top.qcow2']);
  });

  it('tells how far it is, and leaves the disk as it was when it is cancelled', async () => {
    const abort = new AbortController();
    const shares: number[] = [];
    const running = runBlockJob(
      job({
        ...pull(1n),
        signal: abort.signal,
        progress: share => {
          shares.push(share);
          abort.abort(new DOMException('No more', 'AbortError'));
        },
      }),
    );
    expect(await code(running)).toBe('CANCELLED');
    expect(shares.every(share => share > 0 && share < 1)).toBe(true);
    expect(await chain()).toEqual(['top.qcow2', 'base.qcow2']);
  });

  it('is over when its guest is', async () => {
    const running = runBlockJob(job({ ...pull(1n), progress: () => void virsh('destroy', NAME) }));
    expect(await code(running)).toBe('STATE_INVALID');
  });

  it('is refused while there is another', async () => {
    const abort = new AbortController();
    let second: Promise<string> | undefined;
    const tryAnother = () => {
      second ??= code(runBlockJob(job(pull()))).finally(() => abort.abort());
    };
    const first = runBlockJob(job({ ...pull(1n), signal: abort.signal, progress: tryAnother }));
    expect(await code(first)).toBe('CANCELLED');
    expect(await second).toBe('RESOURCE_BUSY');
  });

  it('says that there was no room, and leaves the disk as it was', async () => {
    try {
      const to = join(small.path, 'copy.qcow2');
      const destxml = `<disk type='file'><driver type='qcow2'/><source file='${to}'/></disk>`;
      const running = runBlockJob(
        job({
          writes: to,
          pivot: true,
          start: (rpc, dom) =>
            rpc.call('domainBlockCopy', {
              dom,
              path: 'vda',
              destxml,
              params: [],
              flags: DomainBlockCopyFlags.TRANSIENT_JOB,
            }),
        }),
      );
      expect(await code(running)).toBe('NO_SPACE');
      expect(await chain()).toEqual(['top.qcow2', 'base.qcow2']);
    } finally {
      await rm(join(small.path, 'copy.qcow2'), { force: true });
    }
  });
});

describe('a backup', () => {
  it('writes a file that holds the disk', async () => {
    const to = join(pool.path, 'backup.qcow2');
    const backupXml = `<domainbackup mode='push'><disks><disk name='vda' type='file' backupmode='full'><driver type='qcow2'/><target file='${to}'/></disk></disks></domainbackup>`;
    await runBackupJob({ live: host.live, guest, backupXml, writes: to, signal: never });
    expect((await stat(to)).size).toBeGreaterThan(40 * MiB);
  });
});

it('a host that is lost ends the job here', async () => {
  const dom = domainRef(guest);
  const rpc = await host.live.work();
  const xmlDesc = `<domainsnapshot><name>s</name><disks><disk name='vda' snapshot='external'><source file='${pool.path}/more.qcow2'/></disk></disks></domainsnapshot>`;
  await rpc.call('domainSnapshotCreateXml', { dom, xmlDesc, flags: DomainSnapshotCreateFlags.DISK_ONLY });
  const other = await startHost(daemon.uri);
  const running = runBlockJob(job({ ...pull(1n), live: other.live, progress: () => void other.close() }));
  expect(await code(running)).toBe('CONNECTION_LOST');
});
