import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { startEngineBackend } from '../testing/start-engine-backend.ts';
import { startPrivateDockerd } from '../testing/private-dockerd.ts';

const run = promisify(execFile);

it('removes just the volumes and networks that nobody has, and says before which', async () => {
  const daemon = await startPrivateDockerd();
  onTestFinished(() => daemon.dispose());
  const { client, engine, image, job, close } = await startEngineBackend({ address: daemon.address });
  onTestFinished(() => close());
  const docker = async (...args: string[]) =>
    (await run('docker', ['--host', daemon.address, ...args])).stdout.trim();
  await docker('volume', 'create', 'innkeeper-test-used');
  await docker('volume', 'create', 'innkeeper-test-named');
  const anonymous = await docker('volume', 'create');
  const container = ['create', '--network', 'none', '--volume', 'innkeeper-test-used:/data', image];
  await docker(...container);

  const removed = async (onlyAnonymous: boolean) => {
    const action = { do: 'prune', anonymous: onlyAnonymous } as const;
    const plan = await client.engineVolumes.plan({ engine, action });
    const started = await client.engineVolumes.run({ engine, action, stamp: plan.stamp });
    expect(await job(started.job)).toMatchObject({ state: 'done' });
    return plan.files.map(({ path }) => path);
  };
  expect(await removed(true)).toEqual([anonymous]);
  const others = ['one', 'other', 'third'].map(name => `innkeeper-test-${name}`);
  for (const other of others) await docker('volume', 'create', other);
  const action = { do: 'prune', anonymous: false } as const;
  const stamps = new Set<string>();
  for (let time = 0; time < 30; time++)
    stamps.add((await client.engineVolumes.plan({ engine, action })).stamp);
  expect([...stamps], 'one plan, in whatever order the engine lists its volumes').toHaveLength(1);
  expect(await removed(false)).toEqual(['innkeeper-test-named', ...others]);
  expect(await docker('volume', 'ls', '--quiet')).toBe('innkeeper-test-used');

  const nothing = await client.engineVolumes.plan({ engine, action: { do: 'prune', anonymous: false } });
  expect(nothing.problems).toMatchObject([{ failure: { code: 'STATE_INVALID' } }]);
  const networks = await client.engineNetworks.plan({ engine, action: { do: 'prune' } });
  expect(networks.problems).toMatchObject([{ failure: { code: 'STATE_INVALID' } }]);
});
