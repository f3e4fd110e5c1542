import { posix } from 'node:path';
import { z } from 'zod';
import { statPath } from '#electron/docker/stat-path.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { LiveEngine } from '../engines/ports.ts';

/** Where images have them; the last is of images with nothing else. */
const KNOWN_SHELLS = [
  '/bin/bash',
  '/usr/bin/bash',
  '/bin/zsh',
  '/usr/bin/fish',
  '/bin/ash',
  '/bin/dash',
  '/bin/sh',
  '/busybox/sh',
];

const inspectedSchema = z.object({
  Name: z.string(),
  Config: z.object({
    Tty: z.boolean(),
    OpenStdin: z.boolean(),
    StdinOnce: z.boolean(),
    User: z.string().nullish(),
    WorkingDir: z.string().nullish(),
    Env: z.array(z.string()).nullish(),
  }),
  State: z.object({ Running: z.boolean(), Paused: z.boolean(), Status: z.string() }),
});
export type Inspected = z.infer<typeof inspectedSchema> & { readonly name: string };

export async function inspectContainer(live: LiveEngine, id: string): Promise<Inspected> {
  const found = inspectedSchema.parse(await live.docker.getContainer(id).inspect());
  return { ...found, name: found.Name.replace(/^\//, '') };
}

/** Whether there is something at that path inside; looked up, as what programs say of it is not to be relied on. */
export async function isInside(live: LiveEngine, id: string, path: string): Promise<boolean> {
  return (await statPath(live.docker, id, path)) !== undefined;
}

/** The shells that are there, best first; one that is there under two names once. */
export async function findShells(live: LiveEngine, id: string): Promise<string[]> {
  const there = await Promise.all(KNOWN_SHELLS.map(path => isInside(live, id, path)));
  const found = KNOWN_SHELLS.filter((_, at) => there[at]);
  return found.filter((path, at) => found.findIndex(other => samePlace(other, path)) === at);
}

/** `/bin` is `/usr/bin` in most images by now. */
const samePlace = (a: string, b: string): boolean =>
  posix.basename(a) === posix.basename(b) && a.replace(/^\/usr/, '') === b.replace(/^\/usr/, '');

export async function readSurroundings(deps: ContainerDeps, { engine, id }: ContainerRef) {
  const live = deps.engines.require(engine);
  const [{ Config }, shells] = await Promise.all([inspectContainer(live, id), findShells(live, id)]);
  return {
    shells,
    ...(Config.User && { user: Config.User }),
    ...(Config.WorkingDir && { directory: Config.WorkingDir }),
    tty: Config.Tty,
    input: Config.OpenStdin,
    inputEnds: Config.StdinOnce,
  };
}

const USUAL_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The whole path of a program, looked up where the engine does; undefined where it is not there. */
export async function findProgram(
  live: LiveEngine,
  id: string,
  { Config }: Pick<Inspected, 'Config'>,
  program: string,
  directory = Config.WorkingDir || '/',
): Promise<string | undefined> {
  const set = Config.Env?.find(line => line.startsWith('PATH='))?.slice('PATH='.length);
  const places = (set ?? USUAL_PATH).split(':').filter(place => place.startsWith('/'));
  const paths = program.includes('/')
    ? [posix.resolve(directory, program)]
    : places.map(place => posix.join(place, program));
  const there = await Promise.all(paths.map(path => isInside(live, id, path)));
  return paths.find((_, at) => there[at]);
}

/** Whether a program is where the engine looks for it. */
export const isProgramInside = async (...where: Parameters<typeof findProgram>): Promise<boolean> =>
  (await findProgram(...where)) !== undefined;
