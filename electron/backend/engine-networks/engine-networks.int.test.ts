import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { containerIdSchema } from '#shared/contract/container-row.ts';
import type {
  EngineNetwork,
  EngineNetworkAction,
  NewEngineNetwork,
} from '#shared/contract/engine-networks.ts';
import { type EngineBackend, startEngineBackend } from '../testing/start-engine-backend.ts';

const run = promisify(execFile);
const docker = async (...args: string[]) => (await run('docker', args)).stdout.trim();

let on: EngineBackend;
beforeAll(async () => {
  on = await startEngineBackend();
});
afterAll(() => on.close());

const newName = () => `innkeeper-test-${randomBytes(4).toString('hex')}`;
/** Nobody else of the tests has it: 10.213.0.0 to 10.213.255.0 by chance. */
const subnet = `10.213.${randomBytes(1)[0]}`;

const settings = (change: Partial<NewEngineNetwork> = {}): NewEngineNetwork => ({
  name: newName(),
  driver: 'bridge',
  subnets: [],
  ipv6: false,
  internal: false,
  attachable: false,
  options: {},
  labels: {},
  ...change,
});

async function act(action: EngineNetworkAction) {
  const { client, engine } = on;
  const plan = await client.engineNetworks.plan({ engine, action });
  const { job } = await client.engineNetworks.run({ engine, action, stamp: plan.stamp });
  return { plan, job: await on.job(job) };
}

async function networks(): Promise<readonly EngineNetwork[]> {
  for await (const event of await on.client.engineNetworks.watch({ engine: on.engine }))
    if (event.kind === 'snapshot') return event.items;
  throw new Error('The list ended.');
}

/** A network that is gone when the test is over. */
async function made(network: NewEngineNetwork): Promise<EngineNetwork> {
  onTestFinished(() =>
    docker('network', 'rm', network.name).then(
      () => undefined,
      () => undefined,
    ),
  );
  const { job } = await act({ do: 'create', network });
  expect(job).toMatchObject({ state: 'done' });
  return (await networks()).find(({ name }) => name === network.name) ?? expect.fail('It is not listed.');
}

async function container(): Promise<{ id: ReturnType<typeof containerIdSchema.parse>; name: string }> {
  const name = newName();
  onTestFinished(() => docker('rm', '--force', name).then(() => undefined));
  const id = await docker('run', '--detach', '--name', name, '--network', 'bridge', on.image, 'sleep', '600');
  const ref = { engine: on.engine, id: containerIdSchema.parse(id) };
  const stop = new AbortController();
  for await (const event of await on.client.containers.watch({}, { signal: stop.signal })) {
    if (event.kind === 'remove' || !event.containers.some(each => each.id === ref.id)) continue;
    stop.abort();
  }
  return { id: ref.id, name };
}

it('makes a network as asked, and lets a container in at the address and by the name it was given', async () => {
  const network = await made(
    settings({
      subnets: [{ subnet: `${subnet}.0/24`, range: `${subnet}.128/25`, gateway: `${subnet}.1` }],
      labels: { 'innkeeper-test': 'yes' },
    }),
  );
  expect(network).toMatchObject({
    driver: 'bridge',
    predefined: false,
    subnets: [{ subnet: `${subnet}.0/24`, range: `${subnet}.128/25`, gateway: `${subnet}.1` }],
    link: `br-${network.id.slice(0, 12)}`,
    members: [],
  });

  const { id, name } = await container();
  const connect = {
    do: 'connect' as const,
    id: network.id,
    container: id,
    aliases: ['db'],
    ipv4: `${subnet}.77`,
  } satisfies EngineNetworkAction;
  const { problems } = await on.client.engineNetworks.plan({
    engine: on.engine,
    action: { ...connect, ipv4: `${subnet}.1` },
  });
  expect(problems).toMatchObject([{ field: 'ipv4', failure: { code: 'INPUT_INVALID' } }]);
  expect((await act(connect)).job).toMatchObject({ state: 'done' });
  const joined = (await networks()).find(each => each.id === network.id);
  expect(joined?.members).toMatchObject([{ container: id, name, running: true, ipv4: `${subnet}.77` }]);
  const names = await docker(
    'inspect',
    '--format',
    `{{json (index .NetworkSettings.Networks "${network.name}").Aliases}}`,
    id,
  );
  expect(JSON.parse(names)).toContain('db');

  const removing: EngineNetworkAction = { do: 'remove', ids: [network.id] };
  const busy = await on.client.engineNetworks.plan({ engine: on.engine, action: removing });
  expect(busy.problems).toMatchObject([
    { failure: { code: 'RESOURCE_BUSY', params: { name: network.name } } },
  ]);

  await act({ do: 'disconnect', id: network.id, container: id });
  expect((await act(removing)).job).toMatchObject({ state: 'done' });
  expect((await networks()).some(each => each.id === network.id)).toBe(false);
});

it('finds a subnet that another network has, and one that the host reaches elsewhere', async () => {
  const other = await made(settings());
  const theirs = other.subnets[0]?.subnet ?? expect.fail('Docker gave it none.');
  const problemsOf = async (network: NewEngineNetwork) =>
    (await on.client.engineNetworks.plan({ engine: on.engine, action: { do: 'create', network } })).problems;
  expect(await problemsOf(settings({ subnets: [{ subnet: theirs }] }))).toMatchObject([
    {
      field: 'subnets.0.subnet',
      failure: { code: 'INPUT_INVALID', params: { reason: expect.stringContaining(other.name) } },
    },
  ]);
  const { routes, links } = await on.client.engineNetworks.surroundings({ engine: on.engine });
  expect(links).toContain('docker0');
  const route = routes.find(({ subnet: text }) => text.includes('.') && !text.endsWith('/32'));
  if (route)
    expect(await problemsOf(settings({ subnets: [{ subnet: route.subnet }] }))).toMatchObject([
      { field: 'subnets.0.subnet' },
    ]);
});

it('does not remove what is the engine’s own', async () => {
  const bridge = (await networks()).find(({ name }) => name === 'bridge') ?? expect.fail('There is one.');
  expect(bridge.predefined).toBe(true);
  const action: EngineNetworkAction = { do: 'remove', ids: [bridge.id] };
  const { problems } = await on.client.engineNetworks.plan({ engine: on.engine, action });
  expect(problems).toMatchObject([{ failure: { code: 'STATE_INVALID' } }]);
});
