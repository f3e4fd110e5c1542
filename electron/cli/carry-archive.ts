import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { CopyIn } from '#shared/contract/container-files.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { followJob } from './follow-job.ts';
import { CliError, type VerbInput } from './verb.ts';

/** A file or folder of a container as a tar archive on stdout. */
export async function toStdout(input: VerbInput, container: ContainerRef, path: string): Promise<number> {
  if (process.stdout.isTTY)
    throw new CliError('An archive is nothing to read: send it on, as in cp web:/etc - | tar -t.');
  const { containerFiles } = await input.client();
  const { job, ticket = '' } = await containerFiles.copyOut({
    container,
    paths: [path],
    to: { to: 'page' },
    archive: true,
  });
  const road = await input.road(ticket);
  if (road.kind !== 'down') throw new CliError('The archive cannot be fetched.');
  const bytes = new PassThrough();
  bytes.pipe(process.stdout, { end: false });
  const sent = finished(bytes).catch(() => undefined);
  void road.give(bytes);
  await followJob(input, job);
  await sent;
  return 0;
}

/** A tar archive from stdin into a folder of a container. */
export async function fromStdin(
  input: VerbInput,
  given: Pick<CopyIn, 'container' | 'folder' | 'overwrite'>,
): Promise<number> {
  if (process.stdin.isTTY)
    throw new CliError('An archive comes by a pipe: tar -c site | innkeeper cp - web:/srv.');
  const { containerFiles } = await input.client();
  const { job, ticket = '' } = await containerFiles.copyIn({ ...given, source: { from: 'archive' } });
  const road = await input.road(ticket);
  if (road.kind !== 'up') throw new CliError('The archive cannot be sent.');
  void road.take(process.stdin);
  await followJob(input, job);
  return 0;
}
