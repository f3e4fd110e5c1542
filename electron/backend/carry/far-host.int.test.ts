import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Guest } from '#shared/contract/guests.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { DOCUMENT, MANIFEST } from '#shared/domain/carry/folder-manifest.ts';
import { JobStore } from '#electron/jobs/job-store.ts';
import { toFailure } from '../failures/to-failure.ts';
import type { Connections, LiveConnection } from '../ports.ts';
import { TemplateFiles } from '../templates/template-files.ts';
import { startHost } from '../testing/start-host.ts';
import { Journal } from '../unfinished/journal.ts';
import { prepareClone } from './prepare-clone.ts';
import { prepareExport } from './prepare-export.ts';
import { prepareImport } from './prepare-import.ts';
import type { CarryDeps, Prepared } from './prepared.ts';
import { type CarryTests, startCarryTests } from './testing/carry-tests.ts';

const run = promisify(execFile);

/** What a host far away is to us: its daemon can do all, and we can reach none of its files. */
let tests: CarryTests;
let host: Awaited<ReturnType<typeof startHost>>;
let deps: CarryDeps;
let jobs: JobStore;
let out: string;
beforeAll(async () => {
  tests = await startCarryTests();
  host = await startHost('qemu:///system');
  jobs = new JobStore({ toFailure });
  const far = (live: LiveConnection): LiveConnection => ({
    ...live,
    bulk: () => live.bulk(),
    work: () => live.work(),
    storage: () => live.storage(),
    leaveStorage: (hung, answered) => live.leaveStorage(hung, answered),
    openCrowdConnection: most => live.openCrowdConnection(most),
    openStreamConnection: signal => live.openStreamConnection(signal),
    host: { ...live.host, local: false },
  });
  const near = host.deps.connections;
  const connections: Connections = {
    list: () => near.list(),
    get: id => near.get(id),
    require: id => far(near.require(id)),
    live: id => near.live(id),
    onChange: listener => near.onChange(listener),
    watch: signal => near.watch(signal),
  };
  const { stateDir, log } = host.deps;
  const templates = new TemplateFiles(join(stateDir, 'templates'));
  deps = { ...host.deps, jobs, connections, journal: new Journal({ stateDir, log }), templates };
});
afterAll(async () => {
  await host?.close();
  await tests?.stop();
});
afterEach(async () => {
  await tests.clean();
  await rm(out, { recursive: true, force: true });
});

async function original(): Promise<Guest> {
  out = await mkdtemp(join(tests.folder, 'out-'));
  const ref = await tests.guestWithDisk(tests.name, 'qcow2');
  const guest = { ...ref, connection: host.live.id };
  const found = await deps.guests.until(guest, row => row !== undefined, AbortSignal.timeout(10_000));
  if (!found) throw new Error('The guest is not in the list.');
  return found;
}

async function carried({ plan, start }: Pick<Prepared, 'plan' | 'start'>): Promise<Job> {
  expect(plan.problems).toEqual([]);
  const { job } = start();
  for await (const event of jobs.watch()) {
    const all = event.kind === 'snapshot' ? event.jobs : event.kind === 'upsert' ? [event.job] : [];
    const found = all.find(({ id }) => id === job);
    if (found && found.state !== 'running') return found;
  }
  throw new Error('The jobs ended before this one.');
}

const diskOf = async (name: string) =>
  /^\s*vda\s+(\/\S+)$/m.exec(await tests.virsh('domblklist', name))?.[1] ?? '';

describe('on a host whose files only its daemon reads', () => {
  it('a guest is copied by the daemon', async () => {
    const guest = await original();
    const name = `${tests.name}-copy`;
    const action = { do: 'clone', name, how: 'full', start: false } as const;
    expect(await carried(await prepareClone(deps, guest, action))).toMatchObject({ state: 'done' });
    await run('qemu-img', ['compare', await diskOf(tests.name), await diskOf(name)]);
  });

  it.each(['alone', 'on another file'])(
    'a disk %s is brought here, packed, and nothing stays behind',
    async how => {
      const guest = await original();
      const disk = await diskOf(tests.name);
      if (how !== 'alone') await tests.virsh('snapshot-create-as', tests.name, 's1', '--disk-only');
      const files = await tests.pool.files();
      const to = join(out, 'web.ova');
      const action = { do: 'export', as: 'ova', to, replace: false } as const;
      expect(await carried(await prepareExport(deps, guest, action))).toMatchObject({ state: 'done' });
      expect(await readdir(out)).toEqual(['web.ova']);
      expect(await tests.pool.files()).toEqual(files);
      await run('tar', ['-xf', to, '-C', out]);
      await run('qemu-img', ['compare', disk, join(out, 'web-disk1.vmdk')]);
    },
  );

  it('a folder goes there and back', async () => {
    const guest = await original();
    const disk = await diskOf(tests.name);
    const to = join(out, 'web');
    const action = { do: 'export', as: 'folder', to, replace: false } as const;
    expect(await carried(await prepareExport(deps, guest, action))).toMatchObject({ state: 'done' });
    expect((await readdir(to)).toSorted()).toEqual([DOCUMENT, MANIFEST, 'vda.qcow2']);
    const name = `${tests.name}-back`;
    const input = { connection: guest.connection, folder: to, name, pool: tests.name, start: false };
    expect(await carried(await prepareImport(deps, input))).toMatchObject({ state: 'done' });
    await run('qemu-img', ['compare', disk, await diskOf(name)]);
    const hash = createHash('sha256')
      .update(await readFile(join(to, 'vda.qcow2')))
      .digest('hex');
    expect(await readFile(join(to, MANIFEST), 'utf8')).toContain(hash);
  });
});
