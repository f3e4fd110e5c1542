import { execFileSync } from 'node:child_process';
import { type Container, containerIdSchema, type ContainerRef } from '#shared/contract/containers.ts';
import { type EngineBackend, startEngineBackend } from '../../testing/start-engine-backend.ts';

type Options = Parameters<typeof startEngineBackend>[0];

/** For integration tests: a backend on a real engine, and containers made behind its back that go at the end. */
export async function testContainers(options: Options = {}) {
  const backend: EngineBackend = await startEngineBackend(options);
  const host = options.address === undefined ? [] : ['-H', options.address];
  const docker = (...args: string[]) =>
    execFileSync('docker', [...host, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  const made: string[] = [];
  const stop = new AbortController();

  /** `docker create`, and `docker run -d` with `run`: these options, then the image, then this command. */
  function make(
    how: 'create' | 'run',
    flags: readonly string[],
    ...command: string[]
  ): ContainerRef & { name: string } {
    const name = testName();
    made.push(name);
    const start = how === 'run' ? ['run', '-d'] : ['create'];
    const said = docker(...start, '--name', name, ...flags, backend.image, ...command);
    return { engine: backend.engine, id: containerIdSchema.parse(said.split('\n').at(-1)), name };
  }

  /** Follows the rows as the interface does; resolves with the one of this container once the predicate holds. */
  async function row(
    ref: ContainerRef,
    predicate: (row: Container | undefined) => boolean = row => row !== undefined,
  ): Promise<Container | undefined> {
    let found: Container | undefined;
    let complete = false;
    for await (const event of await backend.client.containers.watch({}, { signal: stop.signal })) {
      if (event.kind === 'remove') {
        if (event.containers.some(({ id }) => id === ref.id)) found = undefined;
      } else {
        found = event.containers.find(({ id }) => id === ref.id) ?? found;
        complete ||= event.complete === true;
      }
      if ((complete || found !== undefined) && predicate(found)) return found;
    }
    throw new Error('The rows ended.');
  }

  async function close(): Promise<void> {
    stop.abort();
    try {
      const left = docker('ps', '-aq', ...made.flatMap(name => ['--filter', `name=^${name}$`]));
      if (made.length > 0 && left !== '') docker('rm', '-f', '-v', ...left.split('\n'));
    } finally {
      await backend.close();
    }
  }

  return { ...backend, docker, make, row, close };
}

export const testName = () => `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;
export type TestContainers = Awaited<ReturnType<typeof testContainers>>;
