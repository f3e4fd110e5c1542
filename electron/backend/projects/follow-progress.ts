import { projectsOf } from '#shared/domain/projects/project.ts';
import type { ToolRun } from './run-by-tool.ts';

/** Tells a job how far it is by what has become of the services, whatever the tool prints; returns how to stop. */
export function followProgress({ deps, live, action, facts, job }: ToolRun): () => void {
  const services =
    action.do === 'up'
      ? facts.model !== undefined && 'services' in facts.model
        ? facts.model.services.map(({ name }) => name)
        : []
      : (facts.project?.services.map(({ name }) => name) ?? []);
  const isDone = done[action.do];
  if (services.length === 0 || isDone === undefined) return () => {};
  const stop = new AbortController();
  const look = () => {
    const parts = { containers: deps.containers.list(live.id), networks: [], volumes: [] };
    const now = projectsOf(parts).find(({ name }) => name === action.project);
    const states = services.map(name =>
      (now?.services.find(each => each.name === name)?.containers ?? []).map(({ state }) => state),
    );
    job.progress(states.filter(isDone).length / services.length);
  };
  const follow = async () => {
    for await (const _ of deps.containers.watch(stop.signal)) look();
  };
  follow().catch((error: unknown) => deps.log.warn({ err: error }, 'Progress of a project is not told'));
  return () => stop.abort();
}

/** When a service is where it is to be; undefined where containers do not tell. */
const done: Readonly<Record<ToolRun['action']['do'], ((states: readonly string[]) => boolean) | undefined>> =
  {
    up: states => states.length > 0 && states.every(state => state !== 'created'),
    down: states => states.length === 0,
    start: states => states.some(state => state === 'running'),
    stop: states => states.every(state => state !== 'running'),
    restart: undefined,
    pull: undefined,
  };
