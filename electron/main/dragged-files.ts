import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { portableName } from '#shared/domain/container-files/names.ts';

/** Nobody tells when a file manager has copied what was dropped on it: by then it has. Milliseconds. */
const KEPT_MS = 10 * 60_000;

/** Files that were made to be dragged, which must be there for as long as somebody may copy them. */
export class DraggedFiles {
  readonly #folder: string;
  /** Shown beside the pointer. */
  readonly icon: string;

  /** Empties the folder: what is in it is of a process that is gone. */
  constructor(folder: string, icon: string) {
    this.#folder = folder;
    this.icon = icon;
    this.clear();
  }

  /** A place for a file of that name, which nobody else may read. */
  async place(name: string): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const own = await mkdtemp(join(this.#folder, 'drag-'));
    const timer = setTimeout(() => void rm(own, { recursive: true, force: true }), KEPT_MS);
    timer.unref();
    return join(own, portableName(name));
  }

  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
