import { open, type FileHandle } from 'node:fs/promises';
import { MediaError } from '../media-error.ts';
import { BLOCK, readPax, readTarHeader } from './tar-header.ts';

/** A file within an archive: its bytes are `size` from `offset` on. */
export interface TarMember {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

/** An appliance has a handful. */
const MAX_MEMBERS = 2000;
/** Of a pax or long-name header: names have at most a few thousand bytes. */
const MAX_EXTENSION = 64 * 1024;

/**
 * The files of a tar archive, found by hopping from header to header: nothing in between is read. Folders are
 * left out. @throws MediaError FILE_DAMAGED naming the archive for one that is cut off, or that no packer of
 * appliances makes: links, names that lead elsewhere, two of one name
 */
export async function listMembers(path: string): Promise<TarMember[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return await new Walk(path, file, size).members();
  } finally {
    await file.close();
  }
}

/** @throws MediaError FILE_NOT_FOUND when the archive has no such file */
export async function findMember(path: string, name: string): Promise<TarMember> {
  const found = (await listMembers(path)).find(member => member.name === name);
  if (!found) throw new MediaError('FILE_NOT_FOUND', { path: `${path}: ${name}` });
  return found;
}

class Walk {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #size: number;
  #at = 0;
  #longName: string | undefined;
  #longSize: number | undefined;

  constructor(path: string, file: FileHandle, size: number) {
    this.#path = path;
    this.#file = file;
    this.#size = size;
  }

  async members(): Promise<TarMember[]> {
    const members = new Map<string, TarMember>();
    while (this.#at < this.#size) {
      const header = readTarHeader(await this.#read(BLOCK));
      if (header === 'end') break;
      if (header === 'damaged') throw this.#damaged('It is not a tar archive, or it is cut off.');
      if (header.type === 'x' || header.type === 'L') {
        await this.#extension(header.type, header.size);
        continue;
      }
      const name = this.#longName ?? header.name;
      const size = this.#longSize ?? header.size;
      [this.#longName, this.#longSize] = [undefined, undefined];
      const offset = this.#at;
      this.#skip(name, size);
      if (header.type === 'g' || header.type === '5') continue;
      if (header.type !== '0' && header.type !== '7')
        throw this.#damaged(`“${name}” in it is a link or a device, and no appliance has those.`);
      const plain = name.replace(/^(\.\/)+/, '');
      if (!isSafe(plain)) throw this.#damaged(`The name “${name}” in it leads out of the archive.`);
      if (members.has(plain)) throw this.#damaged(`“${plain}” is in it twice.`);
      if (members.size >= MAX_MEMBERS) throw this.#damaged(`It has more than ${MAX_MEMBERS} files.`);
      members.set(plain, { name: plain, offset, size });
    }
    return [...members.values()];
  }

  async #extension(type: string, size: number): Promise<void> {
    if (size > MAX_EXTENSION) throw this.#damaged('A header in it is larger than any name.');
    const end = this.#at + Math.ceil(size / BLOCK) * BLOCK;
    const body = await this.#read(size);
    this.#at = end;
    if (type === 'L') {
      this.#longName = body.toString('utf8').replace(/\0.*$/s, '');
      return;
    }
    const records = readPax(body);
    const longSize = Number(records?.get('size') ?? 0);
    if (!records || !Number.isSafeInteger(longSize) || longSize < 0)
      throw this.#damaged('A header in it is not as it should be.');
    this.#longName = records.get('path') ?? this.#longName;
    if (records.has('size')) this.#longSize = longSize;
  }

  async #read(length: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(length), 0, length, this.#at);
    if (bytesRead < length) throw this.#damaged('It is cut off.');
    this.#at += length;
    return buffer;
  }

  #skip(name: string, size: number): void {
    // The last file's padding is missing in some archives.
    if (this.#at + size > this.#size) throw this.#damaged(`It is cut off within “${name}”.`);
    this.#at += Math.ceil(size / BLOCK) * BLOCK;
  }

  #damaged(reason: string): MediaError {
    return new MediaError('FILE_DAMAGED', { path: this.#path, reason });
  }
}

/** A relative name that stays where it is unpacked. */
function isSafe(name: string): boolean {
  return (
    name !== '' &&
    // oxlint-disable-next-line no-control-regex -- no file of an appliance has such a name
    !/[\u0000-\u001f\u007f\\:]/.test(name) &&
    name.split('/').every(part => part !== '' && part !== '.' && part !== '..')
  );
}
