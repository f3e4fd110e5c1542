import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestContainers, testContainers, testName } from './testing/test-containers.ts';

let t: TestContainers;
beforeAll(async () => {
  t = await testContainers();
});
afterAll(() => t.close());

describe('a row', () => {
  it('follows a container from its making to its end', async () => {
    const { engine, id, name } = t.make('create', ['--label', 'a=b', '-p', '127.0.0.1::80'], 'sleep', '1000');
    const made = await t.row({ engine, id });
    expect(made).toMatchObject({ name, image: t.image, state: 'created', labels: { a: 'b' } });
    expect(made).not.toHaveProperty('since');
    const before = Date.now();
    t.docker('start', name);
    const running = await t.row({ engine, id }, row => row?.state === 'running');
    expect(running?.since).toBeGreaterThanOrEqual(before - 1000);
    expect(running?.ports).toEqual([
      {
        container: 80,
        transport: 'tcp',
        host: { address: '127.0.0.1', port: Number(t.docker('port', name, '80').split(':')[1]) },
      },
    ]);
    expect(running?.networks[0]?.address).toMatch(/^\d+\./);
    const other = testName();
    t.docker('rename', name, other);
    await t.row({ engine, id }, row => row?.name === other);
    t.docker('rename', other, name);
    t.docker('rm', '-f', name);
    expect(await t.row({ engine, id }, row => row === undefined)).toBeUndefined();
  });

  it('has how and when one ended that was there before us', async () => {
    const { engine, id } = t.make('run', [], 'sh', '-c', 'exit 7');
    const ended = await t.row({ engine, id }, row => row?.state === 'exited' && row.exitCode !== undefined);
    const again = await testContainers();
    try {
      const listed = await again.row(
        { engine: again.engine, id },
        row => row?.state === 'exited' && row.exitCode !== undefined,
      );
      expect(listed).toMatchObject({ exitCode: 7, since: ended?.since });
    } finally {
      await again.close();
    }
  });

  it('tells health as it changes', async () => {
    const check = ['--health-cmd', 'test -e /well', '--health-interval', '200ms', '--health-retries', '1'];
    const { engine, id, name } = t.make('run', check, 'sleep', '1000');
    await t.row({ engine, id }, row => row?.health === 'unhealthy');
    t.docker('exec', name, 'touch', '/well');
    await t.row({ engine, id }, row => row?.health === 'healthy');
    t.docker('kill', name);
    const ended = await t.row({ engine, id }, row => row?.state === 'exited');
    expect(ended).not.toHaveProperty('health');
  });

  it('ends up true after a storm of changes', async () => {
    const { engine, id, name } = t.make('run', [], 'sleep', '1000');
    for (let at = 0; at < 15; at += 1) {
      t.docker('pause', name);
      t.docker('unpause', name);
    }
    t.docker('pause', name);
    await t.row({ engine, id }, row => row?.state === 'paused');
    t.docker('unpause', name);
    await t.row({ engine, id }, row => row?.state === 'running');
  });

  it('is of its project by the labels of Compose', async () => {
    const labels = ['com.docker.compose.project=shop', 'com.docker.compose.service=web'];
    const ref = t.make(
      'create',
      labels.flatMap(label => ['--label', label]),
      'true',
    );
    expect((await t.row(ref))?.project).toEqual({ name: 'shop', service: 'web' });
  });

  it('shows networks that are joined later', async () => {
    const network = testName();
    t.docker('network', 'create', network);
    try {
      const ref = t.make('run', [], 'sleep', '1000');
      t.docker('network', 'connect', network, ref.name);
      await t.row(ref, row => row?.networks.some(({ name }) => name === network) === true);
      t.docker('network', 'disconnect', network, ref.name);
      await t.row(ref, row => row?.networks.every(({ name }) => name !== network) === true);
    } finally {
      t.docker('network', 'rm', network);
    }
  });
});
