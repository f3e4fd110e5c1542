import type { ProjectAction } from '../../contract/projects.ts';
import { type Problem, wrong } from '../networks/checks/problem.ts';
import { holderOf } from '../run/problems/ports.ts';
import { projectNameSchema } from '../../contract/projects.ts';
import type { ComposeModel } from './compose-model.ts';
import type { ProjectFacts } from './facts.ts';
import { noTool } from './no-tool.ts';
import type { Draft } from './work.ts';

type Up = Extract<ProjectAction, { do: 'up' }>;

export function planUp(action: Up, facts: ProjectFacts): Draft {
  const { folder, project, build, pull, orphans } = action;
  const { tool, model, files = [] } = facts;
  const title = `Bring the project “${project}” up`;
  if (tool.kind === 'absent') return { title, problems: [{ failure: noTool }] };
  if (model === undefined || 'failure' in model)
    return { title, problems: model ? [{ field: 'folder', failure: model.failure }] : [] };
  return {
    title,
    steps: stepsOf(action, model, facts),
    problems: [...checkName(project), ...portsTaken(model, facts)],
    warnings: [
      ...elsewhere(action, facts),
      ...bindsElsewhere(model, facts),
      ...leftOver(action, model, facts),
      ...madeAnew(model, facts),
    ],
    work: {
      by: 'tool',
      folder,
      files,
      project,
      runs: [
        ...(pull ? [['pull']] : []),
        ['up', '--detach', ...(build ? ['--build'] : []), ...(orphans ? ['--remove-orphans'] : [])],
      ],
    },
  };
}

function checkName(name: string): Problem[] {
  const read = projectNameSchema.safeParse(name);
  return read.success
    ? []
    : [
        wrong(
          'project',
          'Name',
          read.error.issues[0]?.message ?? 'It cannot be used.',
          'Choose another name.',
        ),
      ];
}

function stepsOf(
  { build, pull }: Up,
  { services }: ComposeModel,
  { images, project }: ProjectFacts,
): string[] {
  return services.map(({ name, image, builds }) => {
    const there = image !== undefined && images.has(image.includes(':') ? image : `${image}:latest`);
    const known = project?.services.some(each => each.name === name) === true;
    const start = known ? `start ${name}, anew where its settings changed` : `start ${name}`;
    if (builds) return build || !there ? `Build and ${start}` : capital(start);
    if (pull || !there) return `Pull ${image ?? 'its image'} and ${start}`;
    return capital(start);
  });
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Ports that something outside of the project listens on. */
export function portsTaken({ services }: ComposeModel, { ports, project }: ProjectFacts): Problem[] {
  return services.flatMap(service =>
    service.ports.flatMap(port => {
      const held = holderOf(port, ports);
      if (!held || isOwn(port.host, project)) return [];
      const params = {
        port: String(port.host),
        ...(held.holder !== undefined && { holder: held.holder }),
        remedy: `Change the port of ${service.name} in the compose file, or stop what holds it.`,
      };
      return [{ field: 'folder', failure: { code: 'PORT_TAKEN' as const, params } }];
    }),
  );
}

/** A container of the project itself publishes it: it is replaced, or stays. */
const isOwn = (port: number | undefined, project: ProjectFacts['project']): boolean =>
  project?.services.some(({ containers }) =>
    containers.some(each => each.ports.some(({ host }) => host?.port === port)),
  ) === true;

/** The same name brought up from another folder: Compose takes both for one. */
function elsewhere({ folder, project: name }: Up, { project }: ProjectFacts) {
  if (project?.folder === undefined || project.folder === folder.replace(/\/+$/, '')) return [];
  return [
    {
      text: `A project “${name}” is there already, from ${project.folder}.`,
      why: 'Compose tells projects apart by their name alone: its services are replaced by those of the same name.',
      remedy: 'Choose another name to have both.',
    },
  ];
}

function bindsElsewhere({ services }: ComposeModel, { local }: ProjectFacts) {
  const binding = services.filter(({ binds }) => binds.length > 0);
  if (local || binding.length === 0) return [];
  const paths = [...new Set(binding.flatMap(({ binds }) => binds))];
  return [
    {
      text: `The folders of ${binding.map(({ name }) => name).join(', ')} are looked for on the host of the engine.`,
      why: `The compose file is here, the engine is not: it takes ${paths.join(', ')} of its own files, or makes them empty.`,
      remedy: 'Use volumes, or copy the folders there first.',
    },
  ];
}

function leftOver({ orphans }: Up, { services }: ComposeModel, { project }: ProjectFacts) {
  const left = (project?.services ?? []).filter(({ name }) => !services.some(each => each.name === name));
  if (left.length === 0) return [];
  const names = left.map(({ name }) => name).join(', ');
  return [
    orphans
      ? { text: `The containers of ${names} are removed.`, why: 'The compose file no longer names them.' }
      : {
          text: `The containers of ${names} stay as they are.`,
          why: 'The compose file no longer names them.',
          remedy: 'Choose to remove what is left over.',
        },
  ];
}

/** Compose decides when it compares what runs with the file: which containers those are shows only then. */
function madeAnew({ services }: ComposeModel, { project }: ProjectFacts) {
  const there = project?.services.some(({ name }) => services.some(each => each.name === name)) === true;
  return there
    ? [
        {
          text: 'Containers whose settings changed are made anew.',
          why: 'What they wrote outside of volumes goes with the old ones; others stay as they are.',
          loses: true,
        },
      ]
    : [];
}
