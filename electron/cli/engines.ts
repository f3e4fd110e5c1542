import type { Engine } from '#shared/contract/engines.ts';
import { failureLine } from './failure-line.ts';
import { CliError, type VerbInput } from './verb.ts';

/** Every container engine, once each has answered or failed. */
export async function settledEngines(input: VerbInput): Promise<Engine[]> {
  const client = await input.client();
  const known = new Map<string, Engine>();
  for await (const event of await client.engines.watch({}, { signal: input.signal })) {
    if (event.kind === 'snapshot') for (const each of event.engines) known.set(each.id, each);
    else if (event.kind === 'upsert') known.set(event.engine.id, event.engine);
    else if (event.kind === 'remove') known.delete(event.id);
    const configuration =
      event.kind === 'snapshot' ? event.configuration : event.kind === 'configuration' && event.failure;
    if (configuration) input.note(failureLine(configuration));
    if ([...known.values()].every(({ state }) => state !== 'connecting')) break;
  }
  return [...known.values()];
}

/** The engines that answered. Throws when none did, or when one that was named did not. */
export async function onlineEngines(input: VerbInput): Promise<Engine[]> {
  const all = await settledEngines(input);
  const online = all.filter(({ state }) => state === 'online');
  const failed = all.find(
    ({ failure, origin }) => failure !== undefined && (origin === 'given' || online.length === 0),
  );
  if (failed?.failure !== undefined) throw new CliError(failureLine(failed.failure));
  if (online.length === 0)
    throw new CliError(
      'No container engine was found. Install Docker or Podman, or name one with --connect ADDRESS.',
    );
  return online;
}
