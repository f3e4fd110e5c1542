import { readFile, symlink, unlink, writeFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DockerFolder, makeDockerFolder } from '../testing/docker-folder.ts';
import { type EnginesClient, startEnginesClient } from '../testing/engines-client.ts';

const SOCKET = '/var/run/docker.sock';

let docker: DockerFolder;
let engines: EnginesClient | undefined;
beforeEach(async () => {
  docker = await makeDockerFolder();
});
afterEach(async () => {
  await engines?.dispose();
  engines = undefined;
  await docker.dispose();
});

async function start(env: NodeJS.ProcessEnv = {}) {
  engines = await startEnginesClient({ discover: true, env: { DOCKER_CONFIG: docker.folder, ...env } });
  return engines;
}

async function snapshot({ client }: EnginesClient) {
  for await (const event of await client.engines.watch({})) if (event.kind === 'snapshot') return event;
  throw new Error('No snapshot came.');
}

it('shows each engine once, and first the one that Docker’s own program would use', async () => {
  const other = join(docker.folder, 'other.sock');
  await docker.config('{ "currentContext": "elsewhere", "auths": { "r": { "auth": "c2VjcmV0" } } }');
  await docker.context('elsewhere', { Host: `unix://${other}` });
  await docker.context('the-same', { Host: `unix://${SOCKET}` });
  const { engines: rows, configuration } = await snapshot(await start());
  expect(configuration).toBeUndefined();
  expect(rows.map(({ label }) => label)).toEqual(['elsewhere', 'Docker here']);
  await engines!.when(({ id, state }) => id === 'docker' && state === 'online');
  const absent = await engines!.when(({ label, state }) => label === 'elsewhere' && state === 'failed');
  expect(absent.failure?.code).toBe('ENGINE_ABSENT');
});

it('says where the configuration breaks, quotes nothing of it, and shows everything else', async () => {
  await docker.config('{\n  "auths": { "registry": { "auth": "c2VjcmV0" } },\n  "currentContext" "x"\n}');
  await docker.context('whole', { Host: `unix://${SOCKET}.other` });
  const broken = await docker.context('broken', { Host: 'unix:///x' });
  await writeFile(broken, '{');
  const { engines: rows, configuration } = await snapshot(await start());
  expect(configuration).toMatchObject({
    code: 'CONFIG_BROKEN',
    params: {
      path: join(docker.folder, 'config.json'),
      reason: expect.stringContaining('line 3, column 20'),
    },
  });
  expect(JSON.stringify(configuration)).not.toContain('c2VjcmV0');
  expect(rows.map(({ label }) => label)).toEqual(['Docker here', 'whole']);
  await engines!.when(({ id, state }) => id === 'docker' && state === 'online');

  await docker.config('{}');
  await writeFile(broken, '{}');
  await engines!.client.engines.look({});
  expect((await snapshot(engines!)).configuration).toMatchObject({
    code: 'CONFIG_BROKEN',
    params: { path: broken },
  });
  await unlink(broken);
  await engines!.client.engines.look({});
  expect((await snapshot(engines!)).configuration).toBeUndefined();
});

it('knows an engine again that is added by another of its addresses', async () => {
  const { client, when } = await start();
  await when(({ id, state }) => id === 'docker' && state === 'online');
  const link = join(docker.folder, 'link.sock');
  await symlink(SOCKET, link);
  const added = await client.engines.add({ address: `unix://${link}`, label: 'the same' });
  expect(added).toMatchObject({ id: 'docker', label: 'the same', origin: 'found' });
  expect((await snapshot(engines!)).engines).toHaveLength(1);
});

it('says that DOCKER_HOST is no address, and goes on without it', async () => {
  const { engines: rows, configuration } = await snapshot(await start({ DOCKER_HOST: 'unix://not-whole' }));
  expect(configuration).toMatchObject({ code: 'URI_INVALID', params: { kind: 'engine' } });
  expect(rows.map(({ id }) => id)).toEqual(['docker']);
});

it('shows a rootless engine as soon as its socket comes into being', async () => {
  const runtime = join(docker.folder, 'run');
  mkdirSync(runtime);
  const { when } = await start({ XDG_RUNTIME_DIR: runtime });
  await when(({ id, state }) => id === 'docker' && state === 'online');
  const appears = when(({ id }) => id === 'podman-rootless');
  const folder = join(runtime, 'podman');
  mkdirSync(folder);
  const server = createServer(socket => socket.destroy()).listen(join(folder, 'podman.sock'));
  expect((await appears).label).toContain('Podman');
  server.close();
});

it('remembers what a person added, named and turned off, and nothing of what was given', async () => {
  const address = `unix://${SOCKET}`;
  const first = await startEnginesClient({});
  const { stateDir } = first;
  const refused = await first.client.engines
    .add({ address: 'unix:///nowhere/docker.sock' })
    .catch((error: { data: { code: string } }) => error.data.code);
  expect(refused).toBe('ENGINE_ABSENT');
  const kept = await first.client.engines.add({
    address: 'unix:///nowhere/docker.sock',
    evenIfUnreachable: true,
  });
  const { id } = await first.client.engines.add({ address, label: 'mine' });
  await first.client.engines.rename({ id, label: 'renamed' });
  await first.client.engines.disconnect({ id: kept.id });
  await first.close();
  const saved = await readFile(join(stateDir, 'engines.json'), 'utf8');

  // With an address of the other kind alone neither list is started, nor written over.
  for (const given of ['test:///default', address]) {
    const guest = await startEnginesClient({ extraConnections: [given], discover: true }, stateDir);
    const rows = (await snapshot(guest)).engines;
    expect(rows.map(({ origin }) => origin)).toEqual(given === address ? ['given'] : []);
    for (const { id: engine } of rows) await guest.client.engines.disconnect({ id: engine });
    const hosts = await guest.client.connections.watch({});
    for await (const event of hosts) {
      if (event.kind === 'snapshot') expect(event.connections).toHaveLength(given === address ? 0 : 1);
      break;
    }
    await guest.close();
  }
  expect(await readFile(join(stateDir, 'engines.json'), 'utf8')).toBe(saved);

  engines = await startEnginesClient({}, stateDir);
  const back = await engines.when(({ label, state }) => label === 'renamed' && state === 'online');
  expect(back).toMatchObject({ id, origin: 'added' });
  expect((await snapshot(engines)).engines.find(each => each.id === kept.id)?.state).toBe('off');
  await engines.client.engines.remove({ id });
  expect((await snapshot(engines)).engines.map(each => each.id)).toEqual([kept.id]);
});

it.each(['unix://docker.sock', 'tcp://', 'ssh://-oProxyCommand=x'])(
  'refuses %s given on the command line with words about engines',
  async address => {
    await expect(startEnginesClient({ extraConnections: [address] })).rejects.toMatchObject({
      data: { code: 'URI_INVALID', params: { kind: 'engine' } },
    });
  },
);
