import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { containerIdSchema } from '#shared/contract/containers.ts';
import { type EngineBackend, startEngineBackend } from '../testing/start-engine-backend.ts';

const run = promisify(execFile);
const NAME = `innkeeper-test-isolation-${randomBytes(3).toString('hex')}`;
let backend: EngineBackend;

beforeAll(async () => {
  backend = await startEngineBackend();
});
afterAll(async () => {
  const { stdout } = await run('docker', ['ps', '-aq', '--filter', `name=${NAME}`]);
  const ids = stdout.split('\n').filter(id => id !== '');
  if (ids.length > 0) await run('docker', ['rm', '-f', ...ids]);
  await backend?.close();
});

async function linesOf(...options: string[]): Promise<Record<string, string>> {
  const name = `${NAME}-${randomBytes(2).toString('hex')}`;
  const { stdout } = await run('docker', ['create', '--name', name, ...options, backend.image]);
  const id = containerIdSchema.parse(stdout.trim());
  const { lines } = await backend.client.isolation.ofContainer({ container: { engine: backend.engine, id } });
  return Object.fromEntries(lines.map(line => [line.id, line.verdict]));
}

it('reads from the engine what separates a plain container, and one that is limited', async () => {
  const plain = await linesOf('--network', 'none');
  expect(plain).toMatchObject({
    kernel: 'weak',
    privileged: 'apart',
    paths: 'apart',
    'limit:memory': 'weak',
  });
  const limited = await linesOf(
    '--memory',
    '64m',
    '--cpus',
    '0.5',
    '--pids-limit',
    '20',
    '--read-only',
    '--user',
    '1000',
    '--security-opt',
    'no-new-privileges',
    '--cap-drop',
    'ALL',
  );
  expect(limited).toMatchObject({
    'limit:memory': 'apart',
    'limit:cpu': 'apart',
    'limit:pids': 'apart',
    root: 'apart',
    user: 'apart',
    privileges: 'apart',
    capabilities: 'apart',
  });
});

it('finds every plain way to the host', async () => {
  expect(await linesOf('--privileged')).toMatchObject({ privileged: 'open' });
  const open = await linesOf(
    '--pid',
    'host',
    '--network',
    'host',
    '--cap-add',
    'SYS_ADMIN',
    '--security-opt',
    'seccomp=unconfined',
    '--volume',
    '/var/run/docker.sock:/var/run/docker.sock:ro',
    '--device',
    '/dev/loop-control',
  );
  expect(open).toMatchObject({
    'namespace:pid': 'open',
    'namespace:net': 'weak',
    'capability:sys_admin': 'open',
    'path:/var/run/docker.sock': 'open',
    seccomp: 'weak',
  });
});
