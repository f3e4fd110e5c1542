import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { ComposeTool } from '#shared/contract/projects.ts';
import { planProject } from '#shared/domain/projects/plan-project.ts';
import { projectsOf } from '#shared/domain/projects/project.ts';
import { inventEngineNetworks, inventEngineVolumes } from './invent-engine-stores.ts';
import type { Scene } from './scene.ts';

const os = implement(contract).projects;
const plugin: ComposeTool = { kind: 'plugin', version: '2.32.1' };

/** Every folder holds one compose file with two services. */
export function projectsRouter(scene: Scene) {
  const containers = scene.containers ?? [];
  const networks = scene.engineNetworks ?? inventEngineNetworks(containers);
  const volumes = scene.engineVolumes ?? inventEngineVolumes(containers);
  const projects = projectsOf({ containers, networks, volumes });
  const tool = scene.compose ?? plugin;
  const model = {
    services: ['db', 'web'].map(name => ({ name, image: `${name}:1`, builds: false, ports: [], binds: [] })),
  };
  return {
    tool: os.tool.handler(() => tool),
    files: os.files.handler(({ input }) => ({
      files: (projects.find(({ name }) => name === input.project)?.files ?? []).map(path => ({
        path,
        here: true,
      })),
    })),
    look: os.look.handler(() => ({
      files: ['compose.yaml'],
      name: 'shop',
      services: model.services.map(({ name }) => name),
    })),
    plan: os.plan.handler(({ input: { action } }) => {
      const project = projects.find(({ name }) => name === action.project);
      const facts = {
        tool,
        local: true,
        project,
        filesHere: true,
        sizes: {},
        model,
        files: ['compose.yaml'],
        images: new Set(['db:1']),
        ports: [],
      };
      return { ...planProject(action, facts).plan, stamp: 'stamp' };
    }),
    run: os.run.handler(() => ({ job: 'job-1' })),
  };
}
