import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { RunFacts } from './facts.ts';
import { runParts } from './parts.ts';
import { endpointOf, networksOf } from './parts/network.ts';

/** What the engine is asked for: the body of POST /containers/create. The name goes beside it. */
export function createBody(request: RunRequest, facts: RunFacts): Record<string, unknown> {
  const parts = runParts.map(part => part.body(request, facts));
  const [first] = networksOf(request);
  return {
    Image: request.image,
    // Nobody is attached when it begins.
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    ...Object.assign({}, ...parts.map(({ config }) => config)),
    HostConfig: Object.assign({}, ...parts.map(({ host }) => host)) as object,
    ...(first !== undefined && {
      NetworkingConfig: { EndpointsConfig: { [first.name]: endpointOf(first) } },
    }),
  };
}
