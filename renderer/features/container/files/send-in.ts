import { copyIn } from '#renderer/api/container-files.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { TAR_END, tarHeader, tarPadding } from '#shared/domain/tar/tar-header.ts';

/** A file that was picked or dropped, with its folders. */
export interface PickedFile {
  /** Of files in folders: `folder/file`. */
  readonly path: string;
  readonly file: File;
}

/** The names that come to be in the folder itself. */
export const topNames = (files: readonly PickedFile[]): string[] => [
  ...new Set(files.map(({ path }) => path.split('/')[0] ?? '')),
];

/** One archive of them; the browser reads each file when it is sent, and not before. */
export function archiveOf(files: readonly PickedFile[]): Blob {
  const parts: BlobPart[] = [];
  for (const { path, file } of files) {
    const { size, lastModified: modifiedAt } = file;
    parts.push(tarHeader({ path, kind: 'file', size, modifiedAt }), file, tarPadding(size));
  }
  return new Blob([...parts, TAR_END]);
}

/** Where they lie, folders as a whole; undefined where that cannot be told: in a browser. */
function pathsOf(files: readonly PickedFile[]): string[] | undefined {
  const found = new Set<string>();
  for (const { path, file } of files) {
    const whole = window.innkeeper?.pathOf(file) ?? '';
    if (!whole.endsWith(`/${path}`)) return undefined;
    const [top = path] = path.split('/');
    found.add(whole.slice(0, whole.length - path.length) + top);
  }
  return [...found];
}

/** Begins the job that copies them in; resolves with it once the browser begins to send. */
export async function sendIn(
  container: ContainerRef,
  folder: string,
  files: readonly PickedFile[],
  overwrite: boolean,
): Promise<string> {
  const paths = pathsOf(files);
  if (paths !== undefined) {
    const { job } = await copyIn({ container, folder, source: { from: 'paths', paths }, overwrite });
    return job;
  }
  const archive = archiveOf(files);
  const source = { from: 'page' as const, names: topNames(files), length: archive.size };
  const { job, ticket } = await copyIn({ container, folder, source, overwrite });
  const headers = { 'content-type': 'application/octet-stream' };
  // What goes wrong on the way is seen by the job.
  void fetch(`/bytes/${ticket}`, { method: 'PUT', headers, body: archive }).catch(() => undefined);
  return job;
}
