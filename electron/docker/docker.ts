import type { DockerFacts } from '#shared/domain/readiness/facts.ts';

const SOCKET = '/var/run/docker.sock';
const TIMEOUT_MS = 3000;

/** The address of the daemon, as Docker's own tools read it. */
function daemonAddress(env: NodeJS.ProcessEnv): { options: object; where: string } {
  const host = env['DOCKER_HOST'];
  if (!host) return { options: { socketPath: SOCKET }, where: SOCKET };
  const url = new URL(host);
  if (url.protocol === 'unix:') return { options: { socketPath: url.pathname }, where: url.pathname };
  return { options: { host: url.hostname, port: Number(url.port || 2375) }, where: host };
}

/** Asks the Docker daemon for its version. Loads dockerode only now: most sessions never need it. */
export async function readDocker(env: NodeJS.ProcessEnv): Promise<DockerFacts> {
  let where = env['DOCKER_HOST'] ?? SOCKET;
  try {
    const address = daemonAddress(env);
    where = address.where;
    const { default: Docker } = await import('dockerode');
    const docker = new Docker({ ...address.options, timeout: TIMEOUT_MS });
    const { Version: version } = await docker.version();
    return { state: 'answers', version, where };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return { state: 'absent', where };
    if (code === 'EACCES' || code === 'EPERM') return { state: 'denied', where };
    return { state: 'silent', where, error: code ?? String(error) };
  }
}
