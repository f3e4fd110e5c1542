import type { Container } from '#shared/contract/container-row.ts';
import type { EngineListEvent } from '#shared/contract/engine-list.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { type Project, projectsOf } from '#shared/domain/projects/project.ts';
import type { VerbInput } from '../verb.ts';

/** The Compose projects of an engine that answers, as they are now. */
export async function readProjects(input: VerbInput, engine: EngineId): Promise<Project[]> {
  const client = await input.client();
  const options = { signal: input.signal };
  const [containers, networks, volumes] = await Promise.all([
    allContainers(input, engine),
    client.engineNetworks.watch({ engine }, options).then(first),
    client.engineVolumes.watch({ engine }, options).then(first),
  ]);
  return projectsOf({ containers, networks, volumes });
}

async function first<Item>(events: AsyncIterable<EngineListEvent<Item>>): Promise<readonly Item[]> {
  for await (const event of events) if (event.kind === 'snapshot') return event.items;
  return [];
}

async function allContainers(input: VerbInput, engine: EngineId): Promise<Container[]> {
  const client = await input.client();
  const known = new Map<string, Container>();
  for await (const event of await client.containers.watch({}, { signal: input.signal })) {
    if (event.kind === 'remove') for (const { id } of event.containers) known.delete(id);
    else for (const each of event.containers) known.set(each.id, each);
    if (event.kind !== 'remove' && event.complete === true) break;
  }
  return [...known.values()].filter(each => each.engine === engine);
}
