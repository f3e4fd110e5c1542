import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GuestRef } from '#shared/contract/guests.ts';

type Named = { readonly name: string; readonly createdAt?: number };

/** Pictures of guests' screens as they were when a snapshot was taken. libvirt has no place for them: ours. */
export class Pictures {
  readonly #folder: string;

  constructor(stateDir: string) {
    this.#folder = join(stateDir, 'snapshot-pictures');
  }

  async has(guest: GuestRef, snapshot: Named): Promise<boolean> {
    return await access(this.#path(guest, snapshot)).then(
      () => true,
      () => false,
    );
  }

  /** A PNG; undefined when none was taken. */
  async read(guest: GuestRef, snapshot: Named): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      return Uint8Array.from(await readFile(this.#path(guest, snapshot)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async keep(guest: GuestRef, snapshot: Named, png: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(this.#path(guest, snapshot), png, { mode: 0o600 });
  }

  async rename(guest: GuestRef, from: Named, to: Named): Promise<void> {
    await rename(this.#path(guest, from), this.#path(guest, to)).catch(() => undefined);
  }

  async remove(guest: GuestRef, snapshot: Named): Promise<void> {
    await rm(this.#path(guest, snapshot), { force: true });
  }

  /** One deleted and taken again under its name is another: the moment tells them apart. */
  #path({ uuid }: GuestRef, { name, createdAt }: Named): string {
    const hash = createHash('sha256')
      .update(`${uuid} ${createdAt ?? ''} ${name}`)
      .digest('hex')
      .slice(0, 32);
    return join(this.#folder, `${hash}.png`);
  }
}
