import { existsSync } from 'node:fs';
import { openAgent } from '#electron/docker/agent.ts';
import { makeClient } from '#electron/docker/client.ts';
import type { DockerFacts } from '#shared/domain/readiness/facts.ts';
import { placeOf } from '../engines/engine-place.ts';
import { findEngines } from '../engines/find-engines.ts';
import { sayHello } from '../engines/hello.ts';
import { toFailure } from '../failures/to-failure.ts';

const SOCKET = '/var/run/docker.sock';
const TIMEOUT_MS = 3000;

/** Asks the engine that Docker's own tools would use for its version. */
export async function readDocker(env: NodeJS.ProcessEnv): Promise<DockerFacts> {
  const { places } = await findEngines(env);
  const place = places[0] ?? placeOf(`unix://${SOCKET}`, { origin: 'found' });
  const { address } = place.endpoint;
  const where = address.kind === 'unix' ? address.path : place.address;
  const agent = await openAgent(place.endpoint, env);
  const timer = setTimeout(() => agent.destroy(), TIMEOUT_MS);
  try {
    const { version } = await sayHello(place, await makeClient(place.endpoint, agent));
    return { state: 'answers', version: version.Version, where };
  } catch (error) {
    const { code, detail } = toFailure(error);
    if (code === 'ENGINE_PERMISSION') return { state: 'denied', where };
    // A socket that is there and refuses belongs to a daemon that stopped.
    if (code === 'ENGINE_ABSENT' && address.kind === 'unix' && !existsSync(address.path))
      return { state: 'absent', where };
    return { state: 'silent', where, error: detail ?? code };
  } finally {
    clearTimeout(timer);
    agent.destroy();
  }
}
