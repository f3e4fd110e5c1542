import type { LiveEngine } from '../../engines/ports.ts';

/** How the tool reaches the engine, whatever the person’s own environment and context say. */
export function composeEnv(
  { address, endpoint }: Pick<LiveEngine, 'address' | 'endpoint'>,
  env: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv {
  const { DOCKER_CONTEXT: _, DOCKER_TLS_VERIFY: __, DOCKER_CERT_PATH: ___, ...rest } = env;
  const { tls } = endpoint;
  return {
    ...rest,
    DOCKER_HOST: address,
    ...(tls && {
      DOCKER_CERT_PATH: tls.folder,
      // Any value turns the check on.
      ...(tls.trustAnybody === true ? { DOCKER_TLS: '1' } : { DOCKER_TLS_VERIFY: '1' }),
    }),
    // Lines, not pictures; in English, as they are shown.
    COMPOSE_ANSI: 'never',
    COMPOSE_PROGRESS: 'plain',
    COMPOSE_MENU: 'false',
    COMPOSE_INTERACTIVE_NO_CLI: '1',
    LC_ALL: 'C.UTF-8',
  };
}
