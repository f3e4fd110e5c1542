import type { Engine } from '#shared/contract/engines.ts';
import { onlineEngines } from './engines.ts';
import { CliError, type VerbInput } from './verb.ts';

/**
 * The engine that something is done on: by its id, name or address, else the first that answers.
 * @param source what says so, to begin the sentence with: a file or a verb
 */
export async function oneEngine(input: VerbInput, source: string, wanted?: string): Promise<Engine> {
  const engines = await onlineEngines(input);
  const found = engines.find(
    ({ id, label, address }) => wanted === undefined || [id, label, address].includes(wanted),
  );
  if (found !== undefined) return found;
  const known = engines.map(({ label }) => `“${label}”`).join(', ');
  throw new CliError(`${source}: there is no container engine “${wanted}” that answers; there is ${known}.`);
}
