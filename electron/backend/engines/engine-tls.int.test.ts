import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer as createTlsServer, type Server } from 'node:tls';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DockerFolder, makeDockerFolder } from '../testing/docker-folder.ts';
import { startEnginesClient } from '../testing/engines-client.ts';
import { makeCertificates } from '../testing/make-certificates.ts';

/** The shared daemon behind TLS, as dockerd --tlsverify does it: whoever has no certificate is not let in. */
let front: Server;
let folder: string;
let client: string;
let address: string;
let docker: DockerFolder;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-tls-'));
  const made = await makeCertificates(folder);
  ({ client } = made);
  const pem = (name: string) => readFileSync(join(made.server, name));
  front = createTlsServer(
    {
      ca: pem('ca.pem'),
      cert: pem('cert.pem'),
      key: pem('key.pem'),
      requestCert: true,
      rejectUnauthorized: true,
    },
    socket => {
      const inner = connect('/var/run/docker.sock');
      for (const each of [socket, inner]) each.on('error', () => undefined);
      socket.pipe(inner).pipe(socket);
      socket.once('close', () => inner.destroy());
    },
  );
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  address = `tcp://127.0.0.1:${(front.address() as AddressInfo).port}`;
  docker = await makeDockerFolder();
});
afterAll(async () => {
  front?.close();
  await docker?.dispose();
  await rm(folder, { recursive: true, force: true });
});

it('lets a context in with its own certificates, and is remembered nowhere', async () => {
  await docker.context('innkeeper-test-tls', { Host: address });
  const place = await docker.tlsFolder('innkeeper-test-tls');
  for (const name of ['ca.pem', 'cert.pem', 'key.pem']) await copyFile(join(client, name), join(place, name));
  const engines = await startEnginesClient({ discover: true, env: { DOCKER_CONFIG: docker.folder } });
  try {
    const engine = await engines.when(
      ({ label, state }) => label === 'innkeeper-test-tls' && state === 'online',
    );
    expect(engine).toMatchObject({ origin: 'context', address, facts: { local: false } });
  } finally {
    await engines.dispose();
  }
});

it('takes DOCKER_HOST with DOCKER_CERT_PATH', async () => {
  const env = {
    DOCKER_HOST: address,
    DOCKER_CERT_PATH: client,
    DOCKER_TLS_VERIFY: '1',
    DOCKER_CONFIG: '/nonexistent',
  };
  const engines = await startEnginesClient({ discover: true, env });
  try {
    await engines.when(({ origin, state }) => origin === 'environment' && state === 'online');
  } finally {
    await engines.dispose();
  }
});

it('says what does not fit where the certificate is missing or the authority is another', async () => {
  const engines = await startEnginesClient({});
  const refused = (certificates: string) =>
    engines.client.engines.add({ address, certificates }).then(
      () => expect.fail('It was let in.'),
      (error: { data: { code: string; params: Record<string, string> } }) => error.data,
    );
  const stranger = await makeCertificates(join(folder, 'stranger'));
  try {
    expect((await refused(stranger.client)).code).toBe('ENGINE_FAILED');
    const noCertificate = join(folder, 'ca-only');
    await mkdir(noCertificate);
    await copyFile(join(client, 'ca.pem'), join(noCertificate, 'ca.pem'));
    expect((await refused(noCertificate)).code).toMatch(/ENGINE_FAILED|CONNECTION_LOST/);
    const added = await engines.client.engines.add({ address, certificates: client, label: 'safe' });
    expect(added).toMatchObject({ state: 'online', label: 'safe', origin: 'added' });
  } finally {
    await engines.dispose();
  }
});
