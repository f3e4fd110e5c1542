import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { z } from 'zod';
import { refusalOf } from './engine-error.ts';

/** Of Go's file modes, which are not those of the system (os.FileMode). */
const FOLDER = 2 ** 31;
const LINK = 2 ** 27;

const statSchema = z.object({
  name: z.string(),
  size: z.number(),
  mode: z.number(),
  mtime: z.string(),
  linkTarget: z.string(),
});

export interface PathStat {
  readonly name: string;
  readonly kind: 'folder' | 'link' | 'file';
  readonly size: number;
  /** Inside the container, where a link leads. */
  readonly target: string;
}

/** What is at a path inside a container, running or not; undefined where there is nothing. */
export async function statPath(docker: Docker, id: string, path: string): Promise<PathStat | undefined> {
  try {
    const answer: unknown = await docker.getContainer(id).infoArchive({ path });
    const { headers } = (answer as Readable & { headers: Record<string, string> }).resume();
    const text = Buffer.from(headers['x-docker-container-path-stat'] ?? '', 'base64').toString();
    const { name, size, mode, linkTarget } = statSchema.parse(JSON.parse(text));
    // Beyond what bits of numbers reach.
    const has = (bit: number) => Math.floor(mode / bit) % 2 === 1;
    return { name, size, kind: has(FOLDER) ? 'folder' : has(LINK) ? 'link' : 'file', target: linkTarget };
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw error;
  }
}
