import type { Connection } from '#shared/contract/connections.ts';
import { onlineConnections } from './guests.ts';
import { CliError, type VerbInput } from './verb.ts';

/** The connection that a guest is made on: by its id or address, else the system's, else the first. */
export async function oneConnection(input: VerbInput, file: string, wanted?: string): Promise<Connection> {
  const online = await onlineConnections(input);
  const chosen =
    wanted === undefined
      ? (online.find(({ id }) => id === 'system') ?? online[0])
      : online.find(({ id, uri }) => id === wanted || uri === wanted);
  if (chosen === undefined) {
    throw new CliError(
      `${file}: connection: “${wanted}” is not online. Leave it out, or name it with --connect URI too.`,
    );
  }
  return chosen;
}
