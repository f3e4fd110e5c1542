import type { Container } from '#shared/contract/containers.ts';
import { onlineEngines } from './engines.ts';
import { CliError, type VerbInput } from './verb.ts';

/** The one container that a person means by its name or the beginning of its id. */
export async function oneContainer(input: VerbInput, wanted: string): Promise<Container> {
  const engines = new Set((await onlineEngines(input)).map(({ id }) => id));
  const client = await input.client();
  const known = new Map<string, Container>();
  for await (const event of await client.containers.watch({}, { signal: input.signal })) {
    if (event.kind === 'remove') for (const { id } of event.containers) known.delete(id);
    else for (const each of event.containers) known.set(each.id, each);
    if (event.kind !== 'remove' && event.complete === true) break;
  }
  const all = [...known.values()].filter(({ engine }) => engines.has(engine));
  const named = all.filter(({ name }) => name === wanted);
  const found =
    named.length > 0 || !/^[0-9a-f]{4,64}$/.test(wanted)
      ? named
      : all.filter(({ id }) => id.startsWith(wanted));
  const [container, ...more] = found;
  if (container === undefined) throw new CliError(`There is no container “${wanted}”.`);
  if (more.length > 0)
    throw new CliError(
      `“${wanted}” is not one container alone: name its engine with --connect, or use its id.`,
    );
  return container;
}
