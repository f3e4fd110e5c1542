import { stat } from 'node:fs/promises';
import type { Appliance } from '#shared/domain/appliance/appliance.ts';
import { readWithFiles } from './read-appliance.ts';

interface Known {
  readonly appliance: Appliance;
  /** Of every file that was read, what changes when it does. */
  readonly stamps: ReadonlyMap<string, string>;
}

/** A wizard has one open, a person goes back to another. */
const KEPT = 8;

/** Reads appliances once: again only when a file of theirs has changed. Those who ask at once wait for one reading. */
export class ApplianceReader {
  readonly #known = new Map<string, Promise<Known>>();

  /** Rejects with the system's error when the file itself cannot be read. */
  async read(path: string): Promise<Appliance> {
    const before = this.#known.get(path);
    if (before) {
      const known = await before.catch(() => undefined);
      if (known && (await isUnchanged(known))) return known.appliance;
      if (this.#known.get(path) === before) this.#known.delete(path);
    }
    return (await this.#share(path)).appliance;
  }

  #share(path: string): Promise<Known> {
    const running = this.#known.get(path);
    if (running) return running;
    const reading = readKnown(path);
    this.#known.set(path, reading);
    reading.catch(() => this.#known.delete(path));
    const oldest = this.#known.keys().next().value;
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
    return reading;
  }
}

async function readKnown(path: string): Promise<Known> {
  const { appliance, read } = await readWithFiles(path);
  return {
    appliance,
    stamps: new Map(await Promise.all(read.map(async file => [file, await stamp(file)] as const))),
  };
}

async function isUnchanged({ stamps, appliance }: Known): Promise<boolean> {
  // What was missing may have been put there since.
  if (appliance.failure?.code === 'FILE_NOT_FOUND') return false;
  const now = await Promise.all([...stamps].map(async ([file, then]) => (await stamp(file)) === then));
  return now.every(Boolean);
}

async function stamp(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found ? `${found.dev}:${found.ino}:${found.size}:${found.mtimeNs}` : 'gone';
}
