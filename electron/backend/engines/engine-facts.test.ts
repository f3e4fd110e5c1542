import { expect, it } from 'vitest';
import { apiVersionSchema } from '#shared/contract/engines.ts';
import { factsOf, infoSchema, versionSchema } from './engine-facts.ts';

const api = apiVersionSchema.parse('1.41');

it('knows Podman by its own part, that it runs without root, and offers no runtime that may not be installed', () => {
  // As Podman 4.3.1 answers, on a computer that has crun alone.
  const version = versionSchema.parse({
    Version: '4.3.1',
    ApiVersion: '1.41',
    MinAPIVersion: '1.24',
    Components: [{ Name: 'Podman Engine' }, { Name: 'Conmon' }, { Name: 'OCI Runtime (crun)' }],
  });
  const info = infoSchema.parse({
    Name: 'box',
    ServerVersion: '4.3.1',
    OperatingSystem: 'debian',
    Architecture: 'amd64',
    NCPU: 2,
    MemTotal: 1,
    DefaultRuntime: 'crun',
    SecurityOptions: ['name=seccomp,profile=default'],
    Rootless: true,
    Runtimes: { crun: { path: '/usr/bin/crun' }, kata: { path: '/usr/bin/kata-runtime' } },
  });
  expect(factsOf(version, info, api, true)).toMatchObject({
    product: 'podman',
    rootless: true,
    runtimes: ['crun'],
    defaultRuntime: 'crun',
  });
});
