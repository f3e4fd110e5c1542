import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { contextFiles } from '#electron/docker/build/context.ts';
import type { BuildOffer } from '#shared/contract/images/build.ts';
import { lackOf } from '#shared/domain/engines/features.ts';
import { readDockerfile } from '#shared/domain/images/dockerfile.ts';
import type { LiveEngine } from '../../engines/ports.ts';
import { asFailureError } from '../../failures/to-failure.ts';

/** A person waits for what is counted: a folder with more is said to have at least so much. Milliseconds. */
const COUNT_MS = 1500;
/** A Dockerfile is some kilobytes. */
const LARGEST = 1024 * 1024;

const isDockerfile = (name: string): boolean =>
  /^(Dockerfile|Containerfile)(\..+)?$/.test(name) && !name.endsWith('.dockerignore');
const isNamedDockerfile = (name: string): boolean => /.\.(dockerfile|containerfile)$/i.test(name);

/** What a folder has to build from, and how this engine would. */
export async function readOffer(live: LiveEngine, folder: string): Promise<BuildOffer> {
  const builder = builderOf(live);
  const nothing = { files: 0, bytes: 0, atLeast: false };
  try {
    const names = (await readdir(folder)).filter(name => isDockerfile(name) || isNamedDockerfile(name));
    const dockerfiles = await Promise.all(names.toSorted(mainFirst).map(name => described(folder, name)));
    const [first] = dockerfiles;
    return {
      dockerfiles,
      builder,
      context: first ? await counted(folder, first.path) : nothing,
    };
  } catch (error) {
    const { failure } = asFailureError(error, { path: folder });
    return { dockerfiles: [], builder, context: nothing, failure };
  }
}

/** BuildKit wherever the engine has it; Podman builds in its own way behind the classic call. */
export const builderOf = ({ facts }: LiveEngine): BuildOffer['builder'] =>
  facts.product === 'docker' && lackOf(facts, 'buildkit') === undefined ? 'buildkit' : 'classic';

const mainFirst = (a: string, b: string): number =>
  Number(b === 'Dockerfile') - Number(a === 'Dockerfile') || (a < b ? -1 : 1);

async function described(folder: string, path: string): Promise<BuildOffer['dockerfiles'][number]> {
  const at = join(folder, path);
  const { stages, args } = (await stat(at)).size > LARGEST ? readDockerfile('') : await read(at);
  return { path, stages, args };
}

const read = async (at: string) => readDockerfile(await readFile(at, 'utf8'));

async function counted(folder: string, dockerfile: string): Promise<BuildOffer['context']> {
  const until = performance.now() + COUNT_MS;
  let files = 0;
  let bytes = 0;
  for await (const { kind, size } of contextFiles(folder, dockerfile)) {
    if (kind !== 'folder') files += 1;
    bytes += size;
    if (performance.now() > until) return { files, bytes, atLeast: true };
  }
  return { files, bytes, atLeast: false };
}
