import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { EngineListEvent } from '#shared/contract/engine-list.ts';
import type { EngineVolume, EngineVolumeAction } from '#shared/contract/engine-volumes.ts';
import { HELPER_LABEL } from '#shared/domain/engines/helper-label.ts';
import { type EngineBackend, startEngineBackend } from '../testing/start-engine-backend.ts';

const run = promisify(execFile);
const docker = async (...args: string[]) => (await run('docker', args)).stdout.trim();

let on: EngineBackend;
beforeAll(async () => {
  on = await startEngineBackend();
});
afterAll(() => on.close());

const newName = () => `innkeeper-test-${randomBytes(4).toString('hex')}`;

/** A name for a volume that is gone when the test is over. */
function volumeName(): string {
  const name = newName();
  onTestFinished(() => docker('volume', 'rm', '--force', name).then(() => undefined));
  return name;
}

async function holding(name: string, command: string): Promise<string> {
  const container = newName();
  onTestFinished(() => docker('rm', '--force', container).then(() => undefined));
  await docker(
    'run',
    '--detach',
    '--name',
    container,
    '--volume',
    `${name}:/data`,
    on.image,
    'sh',
    '-c',
    command,
  );
  return container;
}

async function act(action: EngineVolumeAction) {
  const { client, engine } = on;
  const plan = await client.engineVolumes.plan({ engine, action });
  const { job } = await client.engineVolumes.run({ engine, action, stamp: plan.stamp });
  return { plan, job: await on.job(job) };
}

/** Follows the list until `isSo` holds of one volume. */
async function volumeWhen(
  name: string,
  isSo: (volume: EngineVolume | undefined) => boolean,
  then: () => Promise<unknown> = async () => undefined,
) {
  const stop = new AbortController();
  const events = await on.client.engineVolumes.watch({ engine: on.engine }, { signal: stop.signal });
  let found: EngineVolume | undefined;
  let first = true;
  for await (const event of events as AsyncIterable<EngineListEvent<EngineVolume>>) {
    if (event.kind === 'remove') found = event.keys.includes(name) ? undefined : found;
    else found = event.items.find(each => each.name === name) ?? found;
    if (first) await then();
    first = false;
    if (!isSo(found)) continue;
    stop.abort();
    return found;
  }
  throw new Error('The list ended.');
}

it('makes a volume, tells who has it as that changes, and does not remove it while somebody has', async () => {
  const name = volumeName();
  const labels = { 'innkeeper-test': 'yes' };
  const made = await act({ do: 'create', name, of: { kind: 'plain' }, labels });
  expect(made.job).toMatchObject({ state: 'done' });
  expect(await volumeWhen(name, volume => volume !== undefined)).toMatchObject({
    driver: 'local',
    labels,
    anonymous: false,
    users: [],
  });

  let container = '';
  const used = await volumeWhen(
    name,
    volume => volume?.users.length === 1,
    async () => (container = await holding(name, 'echo hello > /data/a; sleep 600')),
  );
  expect(used?.users).toMatchObject([{ name: container, at: '/data', readOnly: false }]);

  const action: EngineVolumeAction = { do: 'remove', names: [name] };
  const { problems, stamp } = await on.client.engineVolumes.plan({ engine: on.engine, action });
  expect(problems).toMatchObject([{ failure: { code: 'RESOURCE_BUSY', params: { name } } }]);
  await expect(on.client.engineVolumes.run({ engine: on.engine, action, stamp })).rejects.toMatchObject({
    data: { code: 'RESOURCE_BUSY' },
  });

  await volumeWhen(
    name,
    volume => volume?.users.length === 0,
    () => docker('rm', '--force', container),
  );
  const removed = await act(action);
  expect(removed.plan.lost).toHaveLength(1);
  expect(removed.plan.files).toMatchObject([{ path: name, becomes: 'deleted', lost: true, size: 6 }]);
  expect(removed.job).toMatchObject({ state: 'done' });
  await volumeWhen(name, volume => volume === undefined);
});

it('refuses a name that is taken and a folder that is not there, before anything is made', async () => {
  const name = volumeName();
  await act({ do: 'create', name, of: { kind: 'plain' }, labels: {} });
  const codes = async (action: EngineVolumeAction) => {
    const { problems } = await on.client.engineVolumes.plan({ engine: on.engine, action });
    return problems.map(({ failure }) => failure.code);
  };
  expect(await codes({ do: 'create', name, of: { kind: 'plain' }, labels: {} })).toEqual(['NAME_TAKEN']);
  const folder = '/nowhere/innkeeper-test';
  expect(await codes({ do: 'create', name: newName(), of: { kind: 'bind', folder }, labels: {} })).toEqual([
    'FILE_NOT_FOUND',
  ]);
});

it('looks into a volume of the engine’s own folder and into one that is mounted, and leaves no helper', async () => {
  const { client, engine } = on;
  const [plain, bound] = [volumeName(), volumeName()];
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await act({ do: 'create', name: plain, of: { kind: 'plain' }, labels: {} });
  await act({ do: 'create', name: bound, of: { kind: 'bind', folder }, labels: {} });
  const fill =
    'cd /data; mkdir -p deep/er; echo hello > deep/file; ln -s /etc/passwd out; ln -s deep in; chmod 640 deep/file';
  for (const name of [plain, bound]) {
    await docker('run', '--rm', '--volume', `${name}:/data`, on.image, 'sh', '-c', fill);
    const top = await client.engineVolumes.browse({ engine, name, path: '/' });
    expect(top.entries.map(entry => [entry.name, entry.kind, entry.target])).toEqual([
      ['deep', 'folder', undefined],
      ['in', 'link', 'deep'],
      ['out', 'link', '/etc/passwd'],
    ]);
    const below = await client.engineVolumes.browse({ engine, name, path: '/deep' });
    expect(below).toMatchObject({
      more: false,
      entries: [
        { name: 'er', kind: 'folder' },
        { name: 'file', kind: 'file', size: 6, mode: 0o640 },
      ],
    });
    await expect(client.engineVolumes.browse({ engine, name, path: '/nothing' })).rejects.toMatchObject({
      data: { code: 'FILE_NOT_FOUND' },
    });
  }
  const helpers = await docker('ps', '--all', '--quiet', '--filter', `label=${HELPER_LABEL}`);
  expect(helpers).toBe('');
});
