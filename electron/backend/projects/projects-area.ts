import { basename } from 'node:path';
import type { ComposeFolder } from '#shared/contract/projects.ts';
import { projectNameOf } from '#shared/domain/projects/names.ts';
import { noTool } from '#shared/domain/projects/no-tool.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { FailureError } from '../failures/fail.ts';
import { procedures } from '../procedures.ts';
import { composeEnv } from './compose/compose-env.ts';
import { findComposeTool } from './compose/compose-tool.ts';
import { filesIn, isHere, readCompose } from './compose/read-files.ts';
import { noFile, readProjects } from './gather-facts.ts';
import { prepareProject, runProject } from './run-project.ts';

/** Compose projects: what their files say, and doing what Compose does. */
export function createProjectsArea(deps: ContainerDeps) {
  const { projects } = procedures;
  const { engines } = deps;
  return {
    tool: projects.tool.handler(() => findComposeTool(deps.env)),

    files: projects.files.handler(async ({ input }) => {
      const all = await readProjects(engines.require(input.engine));
      const files = all.find(({ name }) => name === input.project)?.files ?? [];
      return { files: await Promise.all(files.map(async path => ({ path, here: await isHere(path) }))) };
    }),

    look: projects.look.handler(({ input, signal }) =>
      look(deps, engines.require(input.engine), input, signal),
    ),

    plan: projects.plan.handler(async ({ input }) => {
      const { plan } = await prepareProject(deps, engines.require(input.engine), input.action);
      return plan;
    }),

    run: projects.run.handler(({ input }) =>
      runProject(deps, engines.require(input.engine), input.action, input.stamp),
    ),
  };
}

async function look(
  deps: ContainerDeps,
  live: LiveEngine,
  { folder, files: given }: { folder: string; files?: readonly string[] | undefined },
  signal: AbortSignal | undefined,
): Promise<ComposeFolder> {
  const files = await filesIn(folder, given);
  const found = { files: files.map(file => basename(file)), name: projectNameOf(folder), services: [] };
  try {
    const tool = await findComposeTool(deps.env);
    if (tool.kind === 'absent') throw new FailureError(noTool);
    if (files.length === 0) throw noFile(folder);
    const model = await readCompose({ tool, folder, files, env: composeEnv(live, deps.env), signal });
    const { name = found.name, services } = model;
    return { ...found, name, services: services.map(service => service.name) };
  } catch (error) {
    return { ...found, failure: deps.toFailure(error) };
  }
}
