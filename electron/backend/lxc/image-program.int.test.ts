import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HELPER_LABEL } from '#shared/domain/engines/helper-label.ts';
import { startEngineBackend, type EngineBackend } from '../testing/start-engine-backend.ts';

let backend: EngineBackend;
const made: string[] = [];
const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' }).trim();
beforeAll(async () => {
  backend = await startEngineBackend();
});
afterAll(async () => {
  if (made.length > 0) docker('rmi', '-f', ...made);
  await backend.close();
});

/** The image of the tests with these changes of its configuration, and links to `/bin` that lead through its root. */
function imageWith(...changes: string[]): string {
  const name = `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;
  const image = `${name}:1`;
  try {
    docker(
      'run',
      '--name',
      name,
      backend.image,
      'sh',
      '-c',
      'mkdir /opt /srv && ln -s /bin /opt/links && cp /bin/busybox /srv/app',
    );
    docker('commit', ...changes.flatMap(change => ['--change', change]), name, image);
    made.push(image);
  } finally {
    docker('rm', '-f', name);
  }
  return image;
}
const commandOf = async (image: string) =>
  (await backend.client.lxc.image({ engine: backend.engine, image })).command;

it.each([
  [
    'in the first place of its PATH',
    ['ENV PATH=/nowhere:/opt/links:/bin', 'CMD ["sleep", "7"]'],
    ['/opt/links/sleep', '7'],
  ],
  ['in its folder', ['WORKDIR /srv', 'CMD ["./app", "sh"]'], ['/srv/app', 'sh']],
  ['by its whole path', ['CMD ["/bin/sh"]'], ['/bin/sh']],
  ['nowhere', ['CMD ["no-such-program", "-x"]'], ['no-such-program', '-x']],
])('finds the program of an image %s, and leaves no container behind', async (_, changes, command) => {
  const image = imageWith(...changes);
  expect(await commandOf(image)).toEqual(command);
  expect(
    docker('ps', '-aq', '--filter', `label=${HELPER_LABEL}=program`, '--filter', `ancestor=${image}`),
  ).toBe('');
});
