import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';

/** Folders and images in a folder of this computer, or all its files; without a folder, where images usually are. */
export const browseFolder = (
  connection: ConnectionId | undefined,
  folder: string | undefined,
  files: boolean,
  signal: AbortSignal,
) =>
  api.create.browse(
    { files, ...(connection !== undefined && { connection }), ...(folder !== undefined && { folder }) },
    { signal },
  );
