import type { TouchedFile } from '../../contract/action-plan.ts';
import type { EngineVolume } from '../../contract/engine-volumes.ts';
import type { ProjectAction } from '../../contract/projects.ts';
import { keptElsewhere } from '../engine-volumes/driver-options.ts';
import { namesOf } from '../engines/names-of.ts';
import { sized } from '../snapshots/planned.ts';
import { byTool } from './by-tool.ts';
import type { ProjectFacts } from './facts.ts';
import { containersOf, type Project } from './project.ts';
import type { Draft } from './work.ts';

type Down = Extract<ProjectAction, { do: 'down' }>;

/** Everything with the project’s label goes, also what its file no longer names: that is what is listed. */
export function planDown({ volumes: withVolumes }: Down, project: Project, facts: ProjectFacts): Draft {
  const { name, networks, volumes } = project;
  const containers = containersOf(project);
  const args = ['down', '--remove-orphans', ...(withVolumes ? ['--volumes'] : [])];
  const held = networks.flatMap(network => {
    const others = network.members.filter(
      ({ container, running }) => running && !containers.some(({ id }) => id === container),
    );
    return others.length > 0 ? [{ network: network.name, others: others.map(each => each.name) }] : [];
  });
  return {
    title: `Take the project “${name}” down`,
    steps: [
      ...(containers.length > 0 ? [`Stop and remove ${count(containers.length, 'container')}`] : []),
      ...(networks.length > 0 ? [`Remove ${count(networks.length, 'network')}`] : []),
      ...(withVolumes && volumes.length > 0 ? [`Remove ${count(volumes.length, 'volume')}`] : []),
    ],
    files: [
      ...containers.map(container => line(container.name, 'a container', true)),
      ...networks.map(network => line(network.name, 'a network', true)),
      ...volumes.map(volume => volumeLine(volume, withVolumes, facts)),
    ],
    lost: withVolumes ? lostWith(volumes) : [],
    warnings: [
      ...(containers.length > 0
        ? [
            {
              text: 'What the containers wrote outside of volumes is gone.',
              why: 'It is part of the container. Bringing the project up again makes new ones.',
              loses: true,
            },
          ]
        : []),
      ...held.map(({ network, others }) => ({
        text: `The network “${network}” stays.`,
        why: `${namesOf(others)} of no part of this project ${others.length === 1 ? 'is' : 'are'} in it.`,
      })),
    ],
    // Without containers no label tells of files, and nothing is left for the tool to find by itself.
    work: byTool(project, facts, [args]) ?? {
      by: 'api',
      do: 'remove',
      containers: containers.map(each => ({ id: each.id, name: each.name })),
      networks: networks
        .filter(network => !held.some(each => each.network === network.name))
        .map(each => ({ id: each.id, name: each.name })),
      volumes: withVolumes ? volumes.map(volume => volume.name) : [],
    },
  };
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

const line = (path: string, note: string, goes: boolean): TouchedFile => ({
  path,
  becomes: goes ? 'deleted' : 'kept',
  note,
});

function volumeLine(volume: EngineVolume, goes: boolean, { sizes }: ProjectFacts): TouchedFile {
  return {
    ...line(volume.name, 'a volume', goes),
    ...sized(sizes[volume.name]),
    ...(goes && keptElsewhere(volume) === undefined && { lost: true }),
  };
}

function lostWith(volumes: readonly EngineVolume[]): string[] {
  const own = volumes.filter(volume => keptElsewhere(volume) === undefined);
  return own.length === 0 ? [] : [`Everything in ${namesOf(own.map(({ name }) => name))}.`];
}
