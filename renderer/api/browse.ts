import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';

/** Folders and images in a folder of the host, or all its files; without a folder, where images usually are. */
export const browseFolder = (
  connection: ConnectionId,
  folder: string | undefined,
  files: boolean,
  signal: AbortSignal,
) => api.create.browse({ connection, files, ...(folder !== undefined && { folder }) }, { signal });
