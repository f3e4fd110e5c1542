import type { ProjectAction } from '../../contract/projects.ts';
import type { Planned } from '../snapshots/planned.ts';
import type { ProjectFacts } from './facts.ts';
import { byTool } from './by-tool.ts';
import { planDown } from './plan-down.ts';
import { planUp } from './plan-up.ts';
import { containersOf, type Project } from './project.ts';
import { noTool } from './no-tool.ts';
import type { Draft, ProjectWork } from './work.ts';

/** What doing something to a project means, and what stands in its way. */
export function planProject(action: ProjectAction, facts: ProjectFacts): Planned<ProjectWork | undefined> {
  const { work, ...draft } = draftOf(action, facts);
  const empty = { steps: [], files: [], lost: [], warnings: [], problems: [], space: [] };
  const plan = { ...empty, takesEffect: 'now' as const, ...draft };
  return { plan, work: plan.problems.length > 0 ? undefined : work };
}

function draftOf(action: ProjectAction, facts: ProjectFacts): Draft {
  if (action.do === 'up') return planUp(action, facts);
  const { project } = facts;
  if (!project)
    return {
      title: `The project “${action.project}”`,
      problems: [{ failure: { code: 'NOT_FOUND', params: { name: action.project } } }],
    };
  if (action.do === 'down') return planDown(action, project, facts);
  if (action.do === 'pull') return planPull(project, facts);
  return planPower(action, project, facts);
}

const verbs = { start: 'Start', stop: 'Stop', restart: 'Restart' } as const;
type Power = Extract<ProjectAction, { do: keyof typeof verbs }>;

function planPower(action: Power, project: Project, facts: ProjectFacts): Draft {
  const services = action.services ?? [];
  const meant = project.services.filter(({ name }) => services.length === 0 || services.includes(name));
  const verb = verbs[action.do];
  return {
    title: `${verb} ${services.length === 0 ? `the project “${project.name}”` : `${services.join(', ')} of “${project.name}”`}`,
    steps: meant.map(({ name }) => `${verb} ${name}`),
    problems:
      meant.length === 0
        ? [
            {
              failure: {
                code: 'STATE_INVALID',
                params: {
                  name: project.name,
                  reason: 'It has no containers.',
                  remedy: 'Bring it up from the folder with its compose file.',
                },
              },
            },
          ]
        : [],
    work: byTool(project, facts, [[action.do, ...services]]) ?? {
      by: 'api',
      do: action.do,
      containers: containersOf({ services: meant }).map(({ id, name }) => ({ id, name })),
      networks: [],
      volumes: [],
    },
  };
}

function planPull(project: Project, facts: ProjectFacts): Draft {
  const work = byTool(project, facts, [['pull']]);
  return {
    title: `Pull the images of “${project.name}”`,
    steps: project.services.map(({ name }) => `Pull the image of ${name}`),
    ...(work
      ? {
          work,
          warnings: [
            {
              text: 'What runs goes on with the images it has.',
              why: 'A new image is used when the project is brought up the next time.',
            },
          ],
        }
      : { problems: [{ failure: facts.tool.kind === 'absent' ? noTool : noFiles(project) }] }),
  };
}

const noFiles = ({ name, files }: Project) => ({
  code: 'STATE_INVALID' as const,
  params: {
    name,
    reason:
      files.length === 0
        ? 'No label says which files it was brought up from.'
        : `What it was brought up from is not here: ${files.join(', ')}.`,
    remedy: 'Bring it up from the folder with its compose file.',
  },
});
