import type { RunStep } from '#shared/contract/container-run/plan.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { RunFacts } from './facts.ts';
import { networksOf } from './parts/network.ts';
import { mustPull } from './problems/engine.ts';

/** Volumes with a name that are not there yet, each once. */
export const newVolumes = ({ mounts = [] }: RunRequest, { volumes }: Pick<RunFacts, 'volumes'>): string[] => [
  ...new Set(
    mounts.flatMap(mount => (mount.kind === 'volume' && !volumes.includes(mount.name) ? [mount.name] : [])),
  ),
];

/** What is done, in order. */
export function runSteps(request: RunRequest, facts: RunFacts): RunStep[] {
  const name = request.name === undefined ? 'the container' : `“${request.name}”`;
  const [first, ...others] = networksOf(request);
  return [
    ...(mustPull(request, facts)
      ? [
          {
            kind: 'pull' as const,
            title: `Pull ${request.image}`,
            undo: 'What came of it stays for the next time.',
          },
        ]
      : []),
    ...newVolumes(request, facts).map(volume => ({
      kind: 'volume' as const,
      title: `Make the volume “${volume}”`,
      undo: 'It is removed again.',
    })),
    {
      kind: 'container',
      title: `Make ${name}${first === undefined ? '' : ` on the network “${first.name}”`}`,
      undo: 'It is removed again, with its volumes that have no name.',
    },
    ...others.map(network => ({
      kind: 'network' as const,
      title: `Connect it to the network “${network.name}”`,
      undo: 'It leaves with the container.',
    })),
    ...(request.start === false
      ? []
      : [{ kind: 'start' as const, title: `Start ${name}`, undo: 'It is stopped and removed.' }]),
  ];
}
