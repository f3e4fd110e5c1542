import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { type TestContainers, testContainers, testName } from './testing/test-containers.ts';

let t: TestContainers;
let folder: string;
const images: string[] = [];
beforeAll(async () => {
  t = await testContainers();
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-'));
});
afterAll(async () => {
  if (images.length > 0) t.docker('rmi', '-f', ...images);
  await t.close();
  await rm(folder, { recursive: true });
});

async function known(ref: ContainerRef, state = 'running'): Promise<{ container: ContainerRef }> {
  await t.row(ref, row => row?.state === state);
  return { container: { engine: ref.engine, id: ref.id } };
}

const refusal = async (asked: Promise<unknown>): Promise<Failure> =>
  await asked.then(
    () => expect.fail('It was not refused.'),
    (error: { data: Failure }) => error.data,
  );

it('renames, and says when a name is taken', async () => {
  const [one, other] = [t.make('create', [], 'true'), t.make('create', [], 'true')];
  const at = await known(one, 'created');
  expect(await refusal(t.client.containers.rename({ ...at, name: other.name }))).toMatchObject({
    code: 'NAME_TAKEN',
    params: { name: other.name },
  });
  const name = testName();
  await t.client.containers.rename({ ...at, name });
  expect((await t.row(one, row => row?.name === name))?.name).toBe(name);
  await t.client.containers.rename({ ...at, name: one.name });
});

describe('removing', () => {
  it('says what goes and what stays, and takes exactly that', async () => {
    const named = testName();
    const flags = ['-v', '/cache', '-v', `${named}:/data`, '-v', '/tmp:/host'];
    const ref = t.make('run', flags, 'sh', '-c', 'echo > /w; exec sleep 1000');
    try {
      const at = await known(ref);
      const plan = await t.client.containers.removalPlan(at);
      expect(plan).toMatchObject({ name: ref.name, running: true, kept: [named, '/tmp'] });
      expect(plan.processes).toBeGreaterThanOrEqual(1);
      const cache = plan.volumes.find(({ target }) => target === '/cache')!;
      expect(cache).toMatchObject({ anonymous: true, usedBy: [] });
      expect(plan.volumes).toContainEqual(expect.objectContaining({ name: named, anonymous: false }));
      const { stamp } = plan;
      for (let time = 0; time < 30; time++) {
        const again = await t.client.containers.removalPlan(at);
        expect(again.stamp, 'the same, in whatever order the engine lists its mounts').toBe(stamp);
      }
      const gently = t.client.containers.remove({ ...at, volumes: true, force: false, stamp });
      expect((await refusal(gently)).code).toBe('STATE_INVALID');
      const { job } = await t.client.containers.remove({ ...at, volumes: true, force: true, stamp });
      expect(await t.job(job)).toMatchObject({ state: 'done' });
      expect(t.docker('ps', '-aq', '--filter', `name=${ref.name}`)).toBe('');
      const left = t.docker('volume', 'ls', '-q').split('\n');
      expect(left).not.toContain(cache.name);
      expect(left).toContain(named);
    } finally {
      t.docker('rm', '-f', '-v', ref.name);
      t.docker('volume', 'rm', named);
    }
  });

  it('does nothing when it is not any more as was shown', async () => {
    const ref = t.make('create', [], 'sleep', '1000');
    const at = await known(ref, 'created');
    const { stamp } = await t.client.containers.removalPlan(at);
    t.docker('start', ref.name);
    const removing = t.client.containers.remove({ ...at, volumes: false, force: true, stamp });
    expect((await refusal(removing)).code).toBe('CONFLICT');
    expect(t.docker('inspect', '-f', '{{.State.Running}}', ref.name)).toBe('true');
  });
});

describe('an image of a container', () => {
  it('has what it wrote, who made it, and the changes', async () => {
    const ref = t.make(
      'run',
      ['--label', 'kept=yes'],
      'sh',
      '-c',
      'echo hello > /note; touch /ready; sleep 1000',
    );
    await expect.poll(() => t.docker('exec', ref.name, 'ls', '/')).toContain('ready');
    const image = `${testName()}:v1`;
    images.push(image);
    const { job } = await t.client.containers.commit({
      ...(await known(ref)),
      image,
      author: 'An Author',
      message: 'A reason',
      changes: ['CMD ["cat", "/note"]', 'ENV SAID="two words"'],
      pause: true,
    });
    const ended = await t.job(job);
    expect(ended.state).toBe('done');
    const format =
      '{{.Id}}|{{.Author}}|{{.Comment}}|{{json .Config.Cmd}}|{{.Config.Labels.kept}}|{{json .Config.Env}}';
    const [id, author, comment, command, label, env] = t.docker('inspect', '-f', format, image).split('|');
    expect(ended.results).toEqual([{ label: 'Image', value: id }]);
    expect([author, comment, command, label]).toEqual(['An Author', 'A reason', '["cat","/note"]', 'yes']);
    expect(env).toContain('SAID=two words');
    expect(t.docker('run', '--rm', image)).toBe('hello');
  });

  it('refuses a bad name at once, and bad lines by what they are', async () => {
    const ref = t.make('create', [], 'true');
    const at = await known(ref, 'created');
    const choice = { ...at, changes: ['NONSENSE a'], pause: false };
    expect(await refusal(t.client.containers.commit({ ...choice, image: 'Not/Good' }))).toMatchObject({
      code: 'INPUT_INVALID',
      params: { field: 'image' },
    });
    const { job } = await t.client.containers.commit({ ...choice, image: testName() });
    expect((await t.job(job)).failure).toMatchObject({ code: 'INPUT_INVALID', params: { field: 'changes' } });
  });
});

it('exports the whole file system into a file that has its name once it is whole', async () => {
  const ref = t.make('run', [], 'sh', '-c', 'echo hello > /note; touch /ready; sleep 1000');
  await expect.poll(() => t.docker('exec', ref.name, 'ls', '/')).toContain('ready');
  const path = join(folder, 'out.tar');
  const target = { to: 'path', path } as const;
  const { job, ticket } = await t.client.containers.export({ ...(await known(ref)), target });
  expect(ticket).toBeUndefined();
  expect(await t.job(job)).toMatchObject({ state: 'done', transfer: { done: expect.any(Number) } });
  expect(await readdir(folder)).toEqual(['out.tar']);
  expect(execFileSync('tar', ['-xOf', path, 'note'], { encoding: 'utf8' })).toBe('hello\n');
});

describe('limits', () => {
  it('are changed while it runs, and read back', async () => {
    const ref = t.make('run', ['--memory', '64m'], 'sleep', '1000');
    const outcome = await t.client.containers.setLimits({
      ...(await known(ref)),
      change: {
        cpus: 0.5,
        cpuset: '0',
        memory: 128 * 1024 ** 2,
        pids: 40,
        restart: { name: 'on-failure', retries: 2 },
      },
    });
    expect(outcome).toMatchObject({
      limits: { cpus: 0.5, cpuset: '0', memory: 128 * 1024 ** 2, pids: 40 },
      restart: { name: 'on-failure', retries: 2 },
      ignored: [],
    });
    const format = '{{.HostConfig.NanoCpus}} {{.HostConfig.Memory}} {{.HostConfig.PidsLimit}}';
    expect(t.docker('inspect', '-f', format, ref.name)).toBe(`500000000 ${128 * 1024 ** 2} 40`);
  });

  it('can be taken away', async () => {
    const ref = t.make('run', ['--memory', '64m', '--cpus', '0.5', '--pids-limit', '20'], 'sleep', '1000');
    const { ignored, limits } = await t.client.containers.setLimits({
      ...(await known(ref)),
      change: { cpus: null, memory: null, pids: null },
    });
    expect(ignored).toEqual([]);
    expect(limits.pids).toBeUndefined();
    expect(limits.cpus).toBe(Number(t.docker('info', '-f', '{{.NCPU}}')));
    expect(limits.memory).toBeUndefined();
    expect(limits.memorySwap).toBe('unlimited');
    t.docker('exec', ref.name, 'true');
  });

  it('are refused in the engine’s words when it cannot hold to them', async () => {
    const ref = t.make('run', [], 'sleep', '1000');
    const asked = t.client.containers.setLimits({ ...(await known(ref)), change: { memory: 1024 } });
    expect(await refusal(asked)).toMatchObject({ code: 'ENGINE_FAILED', params: { name: ref.name } });
  });
});

describe('what is inside', () => {
  it('are its processes', async () => {
    const ref = t.make('run', [], 'sleep', '4711');
    const at = await known(ref);
    const { titles, rows } = await t.client.containers.processes(at);
    expect(titles).toContain('PID');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.[titles.length - 1]).toBe('sleep 4711');
    t.docker('kill', ref.name);
    await known(ref, 'exited');
    expect((await refusal(t.client.containers.processes(at))).code).toBe('STATE_INVALID');
  });

  it('are the files it changed', async () => {
    const ref = t.make('run', [], 'sh', '-c', 'touch /new; rm /bin/ls; touch /ready; sleep 1000');
    const at = await known(ref);
    const names = async () => (await t.client.containers.changedFiles(at)).files;
    await expect.poll(names).toContainEqual({ path: '/ready', kind: 'added' });
    const { files, total } = await t.client.containers.changedFiles(at);
    expect(files).toContainEqual({ path: '/bin', kind: 'changed' });
    expect(files).toContainEqual({ path: '/bin/ls', kind: 'deleted' });
    expect(total).toBe(files.length);
    expect(files.map(({ path }) => path)).toEqual(files.map(({ path }) => path).toSorted());
    const untouched = t.make('create', [], 'true');
    const none = await t.client.containers.changedFiles(await known(untouched, 'created'));
    expect(none).toEqual({ files: [], total: 0 });
  });
});
