import type { ContainerDetails } from '#shared/contract/container-details.ts';
import type { Container, PublishedPort } from '#shared/contract/containers.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { lined } from './lined.ts';

const portText = ({ container, transport, host }: PublishedPort): string =>
  `${host === undefined ? '' : `${host.address}:${host.port} → `}${container}/${transport}`;

function startFailureText(failure: Failure): string {
  const { what, why, remedy } = sentence(failure);
  return [what, why, remedy].filter(Boolean).join(' ');
}

/** One container in a few lines; secrets of its environment are left out. */
export function containerLines(container: Container, details: ContainerDetails): string {
  const { limits } = details;
  return lined([
    ['Name', container.name],
    ['Id', container.id],
    ['State', [container.state, container.health].filter(Boolean).join(', ')],
    ['Ended with', container.exitCode === undefined ? undefined : String(container.exitCode)],
    ['Failed to start', details.startFailure && startFailureText(details.startFailure)],
    ['Error', details.startFailure?.detail],
    ['Image', container.image],
    ['Command', [...(details.entrypoint ?? []), ...details.command].join(' ')],
    ['User', details.user],
    ['Project', container.project && `${container.project.name}, ${container.project.service}`],
    ...container.ports.map(port => ['Port', portText(port)] as const),
    ...details.mounts.map(
      ({ source, kind, target, readOnly }) =>
        ['Mount', `${source ?? kind} → ${target}${readOnly ? ', read only' : ''}`] as const,
    ),
    ...details.networks.map(({ name, addresses }) => ['Network', [name, ...addresses].join(', ')] as const),
    ['CPUs', limits.cpus === undefined ? undefined : `${limits.cpus} at most`],
    ['Memory', limits.memory === undefined ? undefined : `${formatBytes(limits.memory)} at most`],
    ['Restart', details.restart.name === 'no' ? undefined : details.restart.name],
    ...details.environment.map(
      ({ name, value }) => ['Variable', `${name}=${value ?? '(kept secret)'}`] as const,
    ),
  ]);
}
