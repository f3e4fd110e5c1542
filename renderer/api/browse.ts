import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';

/** Folders and images in a folder of the host; without one, where images usually are. */
export const browseFolder = (connection: ConnectionId, folder: string | undefined, signal: AbortSignal) =>
  api.create.browse(folder === undefined ? { connection } : { connection, folder }, { signal });
