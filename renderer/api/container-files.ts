import type { CopyIn } from '#shared/contract/container-files.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { DownloadTarget } from '#shared/contract/transfers.ts';
import { api } from './client.ts';

export const listFiles = (container: ContainerRef, path: string, signal: AbortSignal) =>
  api.containerFiles.list({ container, path }, { signal });

export const copyOut = (container: ContainerRef, paths: string[], to: DownloadTarget) =>
  api.containerFiles.copyOut({ container, paths, to });

/** A ticket for a file that is dragged, and its name. */
export const offerFiles = (container: ContainerRef, paths: string[]) =>
  api.containerFiles.offer({ container, paths });

export const takenNames = (container: ContainerRef, folder: string, names: string[]) =>
  api.containerFiles.taken({ container, folder, names });

export const copyIn = (choice: CopyIn) => api.containerFiles.copyIn(choice);
