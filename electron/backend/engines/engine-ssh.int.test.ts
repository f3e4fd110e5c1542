import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSshd, type TestSshd } from '../../../e2e/host/sshd.mjs';
import { type EnginesClient, startEnginesClient } from '../testing/engines-client.ts';

let sshd: TestSshd;
let folder: string;
let engines: EnginesClient;
beforeAll(async () => {
  sshd = await startSshd();
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-ssh-'));
  // The person's ssh, with the keys and the configuration of the test instead of those of whoever runs it.
  const ssh = join(folder, 'ssh');
  await writeFile(ssh, `#!/bin/sh\nPATH=\${PATH#*:}\nexec ssh -F '${sshd.config}' "$@"\n`, { mode: 0o755 });
  engines = await startEnginesClient({ env: { PATH: `${folder}:${process.env['PATH']}`, HOME: folder } });
});
afterAll(async () => {
  await engines?.dispose();
  await sshd?.stop();
  await rm(folder, { recursive: true, force: true });
});

const failureOf = (asked: Promise<unknown>) =>
  asked.then(
    () => expect.fail('It was reached.'),
    (error: { data: { code: string; params: Record<string, string>; detail?: string } }) => error.data,
  );

it('reaches an engine through ssh and docker’s own program over there, with events', async () => {
  const { client } = engines;
  const engine = await client.engines.add({ address: 'ssh://127.0.0.1', label: 'over ssh' });
  expect(engine).toMatchObject({ state: 'online', facts: { product: 'docker', local: false } });
  for await (const event of await client.containers.watch({})) if (event.kind === 'snapshot') break;
  await client.engines.remove({ id: engine.id });
});

it('says that over there no engine listens, and not that ssh failed', async () => {
  const failure = await failureOf(
    engines.client.engines.add({ address: 'ssh://127.0.0.1/nowhere/docker.sock' }),
  );
  expect(failure.code).toBe('ENGINE_ABSENT');
  expect(failure.params['reason']).toContain('ssh gets there');
  expect(failure.detail).toBeTruthy();
});

it('says that ssh refused where it did', async () => {
  // Nothing listens on the port of nobody's service (RFC 6335: 1 is tcpmux).
  const failure = await failureOf(engines.client.engines.add({ address: 'ssh://127.0.0.1:1' }));
  expect(failure.code).toBe('HOST_UNREACHABLE');
});
