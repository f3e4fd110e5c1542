import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestContainers, testContainers } from '../testing/test-containers.ts';

let t: TestContainers;
beforeAll(async () => {
  t = await testContainers();
});
afterAll(() => t.close());

it('shows everything that a container was made with, and no secret', async () => {
  const flags = [
    '--env PLAIN=shown --env DB_PASSWORD=correct-horse --env URL=http://me:battery@host/',
    '--mount type=bind,source=/tmp,target=/host,readonly --tmpfs /scratch:ro -v /cache',
    '--user 7 --workdir /srv --hostname box --entrypoint /bin/sh --log-driver json-file',
    '--memory 64m --cpus 0.5 --cpuset-cpus 0 --pids-limit 50 --read-only',
    '--restart on-failure:3 --stop-timeout 3 --stop-signal SIGINT --health-interval 300ms',
  ].flatMap(line => line.split(' '));
  flags.push('--health-cmd', 'echo fine');
  const ref = t.make('run', flags, '-c', 'sleep 1000');
  await t.row(ref, row => row?.health === 'healthy');
  const container = { engine: ref.engine, id: ref.id };
  const details = await t.client.containers.details({ container });
  expect(details).toMatchObject({
    command: ['-c', 'sleep 1000'],
    entrypoint: ['/bin/sh'],
    user: '7',
    workingDir: '/srv',
    hostname: 'box',
    limits: { cpus: 0.5, cpuset: '0', memory: 64 * 1024 ** 2, pids: 50 },
    restart: { name: 'on-failure', retries: 3 },
    stopTimeout: 3,
    stopSignal: 'SIGINT',
    readOnlyRoot: true,
    privileged: false,
    logDriver: 'json-file',
    runtime: 'runc',
    oomKilled: false,
    networkMode: 'default',
    image: { name: t.image },
  });
  expect(details.pid).toBeGreaterThan(0);
  expect(details.mounts).toEqual([
    expect.objectContaining({ kind: 'volume', target: '/cache', anonymous: true, readOnly: false }),
    expect.objectContaining({ kind: 'bind', source: '/tmp', target: '/host', readOnly: true }),
    { kind: 'tmpfs', target: '/scratch', readOnly: true },
  ]);
  expect(details.networks[0]).toMatchObject({ name: 'bridge', mac: expect.stringMatching(/^02:/) });
  expect(details.health).toMatchObject({
    test: ['CMD-SHELL', 'echo fine'],
    intervalMs: 300,
    failingStreak: 0,
  });
  expect(details.health?.log.at(-1)).toMatchObject({ exitCode: 0, output: 'fine\n' });
  expect(details.environment).toContainEqual({ name: 'PLAIN', value: 'shown' });
  expect(details.environment).toContainEqual({ name: 'DB_PASSWORD' });
  expect(JSON.stringify(details)).not.toMatch(/correct-horse|battery/);
  expect(details.raw).toContain('"DB_PASSWORD=…"');

  const environment = await t.client.containers.environment({ container });
  expect(environment).toContainEqual({ name: 'DB_PASSWORD', value: 'correct-horse' });
});

it('counts what a container wrote', async () => {
  const ref = t.make('run', [], 'sh', '-c', 'head -c 300000 /dev/zero > /written; sync; sleep 1000');
  await t.row(ref, row => row?.state === 'running');
  const container = { engine: ref.engine, id: ref.id };
  await expect
    .poll(async () => (await t.client.containers.sizes({ container })).writable)
    .toBeGreaterThanOrEqual(300_000);
});

it('says how one ended', async () => {
  const ref = t.make('run', ['--memory', '16m', '--memory-swap', '16m'], 'sh', '-c', 'tail /dev/zero');
  const { engine, id } = ref;
  const ended = await t.row(ref, row => row?.state === 'exited' && row.exitCode !== undefined);
  expect(ended?.exitCode).not.toBe(0);
  const details = await t.client.containers.details({ container: { engine, id } });
  expect(details.oomKilled).toBe(t.docker('inspect', '-f', '{{.State.OOMKilled}}', ref.name) === 'true');
  expect(details).not.toHaveProperty('pid');
  expect(details.finishedAt).toBe(ended?.since);
});
