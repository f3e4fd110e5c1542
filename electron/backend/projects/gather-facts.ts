import { z } from 'zod';
import type { ComposeTool, ProjectAction } from '#shared/contract/projects.ts';
import type { ComposeModel } from '#shared/domain/projects/compose-model.ts';
import type { ProjectFacts } from '#shared/domain/projects/facts.ts';
import { type Project, projectsOf } from '#shared/domain/projects/project.ts';
import { hostPorts, readHeldPorts } from '../containers/held-ports.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { readList } from '../containers/read-rows.ts';
import { readNetworks } from '../engine-networks/read-networks.ts';
import { readVolumes } from '../engine-volumes/read-volumes.ts';
import { sizesInTime } from '../engine-volumes/sizes-in-time.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { fail } from '../failures/fail.ts';
import { composeEnv } from './compose/compose-env.ts';
import { findComposeTool } from './compose/compose-tool.ts';
import { filesIn, isHere, readCompose } from './compose/read-files.ts';

const imagesSchema = z.array(z.object({ RepoTags: z.array(z.string()).nullish() }));

/** The projects of an engine as they are now: read anew, as the list that events keep may still be on its way. */
export async function readProjects(live: LiveEngine): Promise<Project[]> {
  const [containers, networks, volumes] = await Promise.all([
    readList(live),
    readNetworks(live),
    readVolumes(live),
  ]);
  return projectsOf({ containers, networks, volumes });
}

export async function gatherFacts(
  deps: ContainerDeps,
  live: LiveEngine,
  action: ProjectAction,
): Promise<ProjectFacts> {
  const sizes = action.do === 'down' && action.volumes ? sizesInTime(live) : Promise.resolve({});
  const [tool, projects] = await Promise.all([findComposeTool(deps.env), readProjects(live)]);
  const project = projects.find(({ name }) => name === action.project);
  const here = await Promise.all((project?.files ?? []).map(isHere));
  return {
    tool,
    local: live.facts.local,
    project,
    filesHere: here.length > 0 && here.every(Boolean),
    sizes: await sizes,
    ...(action.do === 'up' ? await factsOfUp(deps, live, action, tool) : { images: new Set(), ports: [] }),
  };
}

type Up = Extract<ProjectAction, { do: 'up' }>;

async function factsOfUp(
  deps: ContainerDeps,
  live: LiveEngine,
  { folder, files: given }: Up,
  tool: ComposeTool,
): Promise<Pick<ProjectFacts, 'files' | 'model' | 'images' | 'ports'>> {
  const images = namesOfImages(await live.docker.listImages());
  if (tool.kind === 'absent') return { images, ports: [] };
  try {
    const files = await filesIn(folder, given);
    if (files.length === 0) throw noFile(folder);
    const model = await readCompose({ tool, folder, files, env: composeEnv(live, deps.env) });
    const ports = await readHeldPorts(live, hostPorts(portsOf(model)));
    return { files, model, images, ports };
  } catch (error) {
    return { images, ports: [], model: { failure: deps.toFailure(error) } };
  }
}

/** Why a folder cannot be brought up that has no file of Compose. */
export const noFile = (folder: string) =>
  fail('COMPOSE_REJECTED', {
    path: folder,
    reason: 'There is no compose.yaml in it, nor docker-compose.yml.',
    remedy: 'Choose the folder that holds one.',
  });

const portsOf = ({ services }: ComposeModel) => services.flatMap(({ ports }) => [...ports]);

const namesOfImages = (listed: unknown): ReadonlySet<string> =>
  new Set(imagesSchema.parse(listed).flatMap(({ RepoTags }) => RepoTags ?? []));
