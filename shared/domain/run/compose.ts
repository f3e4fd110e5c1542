import { stringify } from 'yaml';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { given } from './part.ts';
import { runParts } from './parts.ts';
import { networksOf } from './parts/network.ts';
import { shortImageName } from './short-image-name.ts';

/** Compose fills variables in: a dollar that means itself is written twice. */
function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$');
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, escaped(each)]));
}

/** What Compose has no word for. */
const unsaid = ({ autoRemove, start, pull }: RunRequest): string[] => [
  ...(autoRemove ? ['It does not remove itself when it ends: use “docker compose run --rm” for that.'] : []),
  ...(start === false ? ['Use “docker compose create”: it is not to start yet.'] : []),
  ...(pull === 'always' || pull === 'never' ? [`Add --pull ${pull} to “docker compose up”.`] : []),
];

/**
 * A file for Compose with the container as its one service. Networks are said to be there already, and volumes keep
 * their names: neither is made anew under the name of a project.
 */
export function composeFile(request: RunRequest): string {
  const title = request.name ?? shortImageName(request.image);
  const networks = networksOf(request);
  const volumes = (request.mounts ?? []).flatMap(mount => (mount.kind === 'volume' ? [mount.name] : []));
  const file = {
    services: {
      [title]: {
        image: request.image,
        ...given({ container_name: request.name, platform: request.platform }),
        ...Object.assign({}, ...runParts.map(part => part.service(request))),
      },
    },
    ...(networks.length > 0 && {
      networks: Object.fromEntries(networks.map(({ name }) => [name, { external: true }])),
    }),
    ...(volumes.length > 0 && { volumes: Object.fromEntries(volumes.map(name => [name, { name }])) }),
  };
  const comments = unsaid(request).map(line => `# ${line}\n`);
  // YAML 1.1 is what Compose's older reader speaks: yes, no and 1:20 are no text there.
  return comments.join('') + stringify(escaped(file), { version: '1.1', lineWidth: 0 });
}
