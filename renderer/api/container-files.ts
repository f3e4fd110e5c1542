import type { CopyIn } from '#shared/contract/container-files.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { DownloadTarget } from '#shared/contract/transfers.ts';
import { api } from './client.ts';

export const listFiles = (container: ContainerRef, path: string, signal: AbortSignal) =>
  api.containerFiles.list({ container, path }, { signal });

export const copyOut = (container: ContainerRef, path: string, to: DownloadTarget) =>
  api.containerFiles.copyOut({ container, path, to });

export const takenNames = (container: ContainerRef, folder: string, names: string[]) =>
  api.containerFiles.taken({ container, folder, names });

export const copyIn = (choice: CopyIn) => api.containerFiles.copyIn(choice);
