import type { Container } from '#shared/contract/containers.ts';
import { allContainers } from './everything.ts';
import { CliError, type VerbInput } from './verb.ts';

/** The one container that a person means by its name or the beginning of its id. */
export async function oneContainer(input: VerbInput, wanted: string): Promise<Container> {
  const { containers: all } = await allContainers(input);
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
