import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { MediaError } from '../media-error.ts';
import { listMembers } from '../ova/tar-index.ts';

/** A file of an appliance, wherever its bytes are. */
export interface ApplianceFile {
  readonly path: string;
  /** Its name within the archive at `path`. */
  readonly member?: string;
  readonly offset: number;
  readonly size: number;
}

/** The files of an appliance by their names in its description. */
export interface ApplianceFiles {
  readonly names: readonly string[];
  /** @throws MediaError FILE_NOT_FOUND naming it; FILE_DAMAGED for a name that leads elsewhere */
  find(name: string): Promise<ApplianceFile>;
}

export async function filesOfArchive(path: string): Promise<ApplianceFiles> {
  const members = await listMembers(path);
  return {
    names: members.map(({ name }) => name),
    async find(name) {
      const found = spellings(name).flatMap(
        spelling => members.find(member => member.name === spelling) ?? [],
      );
      const [member] = found;
      if (!member) throw new MediaError('FILE_NOT_FOUND', { path: `${path}: ${name}` });
      return { path, member: member.name, offset: member.offset, size: member.size };
    },
  };
}

/** Those beside a description, or in folders below: never elsewhere, whatever it or a link says. */
export function filesOfFolder(description: string): ApplianceFiles {
  const folder = dirname(description);
  return {
    names: [],
    async find(name) {
      for (const spelling of spellings(name)) {
        const path = await realpath(join(folder, spelling)).catch(unlessAbsent);
        if (path === undefined) continue;
        if (!path.startsWith(folder === sep ? sep : folder + sep)) throw leadsAway(description, name);
        const { size } = await stat(path);
        return { path, offset: 0, size };
      }
      if (spellings(name).length === 0) throw leadsAway(description, name);
      throw new MediaError('FILE_NOT_FOUND', { path: join(folder, name) });
    },
  };
}

function leadsAway(path: string, name: string): MediaError {
  const reason = `It names “${name}”, which is not in its own folder. Put that file beside it, and name it so.`;
  return new MediaError('FILE_DAMAGED', { path, reason });
}

/**
 * As it stands, with its escapes read, as OVF's names are URIs, and with Windows' slashes turned; none for one
 * that leads elsewhere.
 */
function spellings(name: string): string[] {
  return [name, decoded(name), name.replaceAll('\\', '/')].filter(
    // oxlint-disable-next-line no-control-regex -- no file of an appliance has such a name
    each => each !== '' && !/^[/\\]|[\u0000-\u001f:]/.test(each) && !each.split(/[/\\]/).includes('..'),
  );
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}

/** Of text only: no description has more. */
const TEXT_LIMIT = 16 * 1024 * 1024;

/** @throws MediaError FILE_DAMAGED for one too large for a description */
export async function readBytes({ path, member, offset, size }: ApplianceFile): Promise<Buffer> {
  if (size > TEXT_LIMIT) {
    const name = member === undefined ? path : `${path}: ${member}`;
    throw new MediaError('FILE_DAMAGED', { path: name, reason: 'It is too large for a description.' });
  }
  const chunks: Buffer[] = [];
  for await (const chunk of bytesIn({ path, offset, size })) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Small enough that hashing one holds up nothing else for long. */
const CHUNK = 1024 * 1024;

export function bytesIn({ path, offset, size }: ApplianceFile, signal?: AbortSignal): AsyncIterable<Buffer> {
  const end = offset + size - 1;
  if (size === 0) return (async function* () {})();
  return createReadStream(path, { start: offset, end, highWaterMark: CHUNK, ...(signal && { signal }) });
}
