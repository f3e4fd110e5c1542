import { realpath, stat } from 'node:fs/promises';
import { type Checksum, parseImage } from '#shared/contract/create/image.ts';
import { type ImageFacts, imageKey } from '#shared/domain/create/facts.ts';
import type { AreaDeps, LiveConnection } from '../../ports.ts';
import { type Age, Kept, take } from '../kept.ts';
import { isThisComputer } from '../this-computer.ts';
import { readFileImage } from './file-image.ts';
import { type PathImage, readPathImage } from './path-image.ts';
import type { RequestedImage } from './requested.ts';
import { looksWhole, readWebImage, unseen } from './web-image.ts';

type Deps = Pick<AreaDeps, 'toFailure' | 'env' | 'media'>;

/** An image as it is, and the names by which guests' documents may have it. */
export interface ImageReading {
  readonly facts: Omit<ImageFacts, 'usedBy'>;
  readonly names: readonly string[];
}

interface Known {
  stamp: string;
  readonly kept: Kept<ImageReading>;
}

/** A path changes seldom, and its time of change says so; on other hosts and the web nothing says so. */
const FILE = { soft: 5_000, hard: 60_000 };
const WEB = { soft: 300_000, hard: 3_600_000 };
/** A person types through many. */
const KNOWN_KEPT = 500;
/** Whoever types waits no longer for a server; its answer is there the next time. */
const WEB_PATIENCE_MS = 2_000;

/** Looks at images and remembers what it saw for as long as that is likely true. */
export class ImageReader {
  readonly #deps: Deps;
  readonly #known = new Map<string, Known>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** As it is `now`, however long that takes, or as far as it is known. */
  async read(live: LiveConnection, wanted: RequestedImage, age: Age): Promise<ImageReading> {
    const image = parseImage(wanted.image);
    switch (image?.kind) {
      case 'path':
        return this.#path(live, image.path, wanted, age);
      case 'url':
        return this.#url(image.url, wanted.checksum, age);
      case 'catalogue':
        return this.#listed(image.id, age);
      default:
        return refused({ code: 'INPUT_INVALID', params: { field: 'image' } });
    }
  }

  async #path(live: LiveConnection, path: string, { member, here = false }: RequestedImage, age: Age) {
    const local = here || isThisComputer(live);
    const stamp = local ? await stampOf(path) : '';
    const key = imageKey(path, member);
    const known = this.#remember(`${here ? 'here' : live.id} ${key}`, stamp, FILE, async () => {
      if (here) return { facts: await readFileImage(this.#deps, path, member), names: [] };
      const { volume, ...facts } = await readPathImage(this.#deps, live, path, member);
      const real = local ? await realpath(path).catch(() => path) : path;
      const inPool = volume === undefined ? [] : [`${facts.pool}/${volume}`];
      return { facts, names: [...new Set([path, real, ...inPool])] };
    });
    return take(known, age);
  }

  async #url(url: string, checksum: Checksum | undefined, age: Age): Promise<ImageReading> {
    const cached = (await this.#deps.media.cache.peek(url)) !== undefined;
    const known = this.#remember(`web ${url} ${checksum}`, String(cached), WEB, async () => ({
      facts: await readWebImage(this.#deps, url, checksum),
      names: [],
    }));
    if (age === 'now') return known.fresh();
    // One that is still being typed is nothing to ask a server for.
    if (!cached && !looksWhole(url)) return { facts: unseen(url, checksum), names: [] };
    return Promise.race([known.get(), after(WEB_PATIENCE_MS, { facts: unseen(url, checksum), names: [] })]);
  }

  async #listed(id: string, age: Age): Promise<ImageReading> {
    const entry = await this.#deps.media.catalogue.resolve(id);
    if (!entry) return refused({ code: 'NOT_FOUND', params: { name: id } });
    const { facts, names } = await this.#url(entry.url, entry.checksum, age);
    const os = facts.os ?? (await this.#deps.media.database.facts(entry.osId, entry.arch));
    const size = facts.size ?? entry.size;
    return { facts: { ...facts, ...(os && { os }), ...(size !== undefined && { size }) }, names };
  }

  #remember(key: string, stamp: string, ages: typeof FILE, load: () => Promise<ImageReading>) {
    const present = this.#known.get(key);
    if (present) {
      if (present.stamp !== stamp) present.kept.forget();
      present.stamp = stamp;
      return present.kept;
    }
    const [oldest] = this.#known.keys();
    if (this.#known.size >= KNOWN_KEPT && oldest !== undefined) this.#known.delete(oldest);
    const kept = new Kept(load, ages);
    this.#known.set(key, { stamp, kept });
    return kept;
  }
}

function refused(failure: PathImage['failure'] & object): ImageReading {
  return { facts: { copyable: false, failure }, names: [] };
}

/** Changes when the file does, and when it comes or goes. */
async function stampOf(path: string): Promise<string> {
  return stat(path).then(
    ({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`,
    (error: NodeJS.ErrnoException) => error.code ?? '',
  );
}

async function after<Value>(milliseconds: number, value: Value): Promise<Value> {
  return new Promise(resolve => {
    setTimeout(() => resolve(value), milliseconds).unref();
  });
}
