import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import type { OvfMachine } from '#shared/domain/appliance/ovf-write/ovf-machine.ts';
import { ovfRoom, writeOvfInto } from '#shared/domain/appliance/ovf-write/write-ovf.ts';
import { BLOCK, writeTarHeader } from './tar-header.ts';

export interface Ova {
  /** Must not be there yet. */
  readonly to: string;
  /** Of the files in it, without suffix. */
  readonly name: string;
  readonly machine: OvfMachine;
  /** Makes the file of the machine's disk of that index; it is deleted once it is in the archive. */
  readonly disk: (index: number) => Promise<string>;
}

const DIGEST_LENGTH = 64;

/**
 * Writes an appliance as one archive (DSP0243, “Distribution as a Single File”): the description, the checksums,
 * then the disks, each of which lies beside the archive only while it is taken in. Room for the first two is left
 * at the beginning and filled in at the end. What is begun is gone when it fails or `signal` aborts.
 */
export async function writeOva({ to, name, machine, disk }: Ova, signal: AbortSignal): Promise<void> {
  const file = await open(to, 'wx', 0o644);
  try {
    const archive = new Archive(file, signal);
    const room = ovfRoom(machine);
    const files = [`${name}.ovf`, ...machine.disks.map(each => each.file)];
    const blank = '0'.repeat(DIGEST_LENGTH);
    const mfRoom = Buffer.byteLength(manifest(files.map(each => [each, blank])));
    const [ovfAt, mfAt] = [await archive.reserve(room), await archive.reserve(mfRoom)];
    const [sizes, digests]: [number[], string[]] = [[], []];
    for (const [index, { file: member }] of machine.disks.entries()) {
      const path = await disk(index);
      const { size, digest } = await archive.append(member, path);
      sizes.push(size);
      digests.push(digest);
      await rm(path, { force: true });
    }
    await archive.end();
    const ovf = Buffer.from(writeOvfInto(room, machine, sizes));
    const all = [createHash('sha256').update(ovf).digest('hex'), ...digests];
    await archive.fill(ovfAt, `${name}.ovf`, ovf);
    await archive.fill(
      mfAt,
      `${name}.mf`,
      Buffer.from(manifest(files.map((each, at) => [each, all[at] ?? '']))),
    );
    await file.sync();
    await file.close();
  } catch (error) {
    await file.close();
    await rm(to, { force: true });
    throw error;
  }
}

const manifest = (files: readonly (readonly [string, string])[]) =>
  files.map(([file, digest]) => `SHA256(${file})= ${digest}\n`).join('');

const padded = (size: number) => Math.ceil(size / BLOCK) * BLOCK;

class Archive {
  readonly #file: FileHandle;
  readonly #signal: AbortSignal;
  readonly #time = Date.now();
  #at = 0;

  constructor(file: FileHandle, signal: AbortSignal) {
    this.#file = file;
    this.#signal = signal;
  }

  async reserve(size: number): Promise<number> {
    const at = this.#at;
    this.#at += BLOCK + padded(size);
    return at;
  }

  async fill(at: number, name: string, content: Buffer): Promise<void> {
    await this.#write(writeTarHeader(name, content.length, this.#time), at);
    await this.#write(Buffer.concat([content], padded(content.length)), at + BLOCK);
  }

  async append(name: string, path: string): Promise<{ size: number; digest: string }> {
    const { size } = await stat(path);
    await this.#write(writeTarHeader(name, size, this.#time), this.#at);
    const hash = createHash('sha256');
    let at = this.#at + BLOCK;
    const options = { highWaterMark: 1024 * 1024, signal: this.#signal };
    for await (const chunk of createReadStream(path, options) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      await this.#write(chunk, at);
      at += chunk.length;
    }
    if (at !== this.#at + BLOCK + size) throw new Error(`${path} changed while it was read.`);
    this.#at += BLOCK + padded(size);
    return { size, digest: hash.digest('hex') };
  }

  /** Two empty blocks, and the padding that tar's records have. */
  async end(): Promise<void> {
    const record = 20 * BLOCK;
    await this.#file.truncate(Math.ceil((this.#at + 2 * BLOCK) / record) * record);
  }

  async #write(bytes: Buffer, at: number): Promise<void> {
    this.#signal.throwIfAborted();
    for (let done = 0; done < bytes.length; )
      done += (await this.#file.write(bytes, done, bytes.length - done, at + done)).bytesWritten;
  }
}
