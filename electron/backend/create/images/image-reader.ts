import { realpath, stat } from 'node:fs/promises';
import { type Checksum, parseImage } from '#shared/contract/create/image.ts';
import { type ImageFacts, imageKey } from '#shared/domain/create/facts.ts';
import type { AreaDeps, LiveConnection } from '../../ports.ts';
import { type Age, take } from '../kept.ts';
import { Remembered } from '../remembered.ts';
import { isThisComputer } from '../this-computer.ts';
import { fromWeb } from './from-web.ts';
import { readFileImage } from './file-image.ts';
import { type PathImage, readPathImage } from './path-image.ts';
import type { RequestedImage } from './requested.ts';
import { TypedAddresses } from './typed-addresses.ts';
import { readWebImage, unseen } from './web-image.ts';

type Deps = Pick<AreaDeps, 'connections' | 'toFailure' | 'env' | 'media'>;

/** An image as it is, and the names by which guests' documents may have it. */
export interface ImageReading {
  readonly facts: Omit<ImageFacts, 'usedBy'>;
  readonly names: readonly string[];
}

/** A path changes seldom, and its time of change says so; on other hosts and the web nothing says so. */
const FILE = { soft: 5_000, hard: 60_000 };
const WEB = { soft: 30_000, hard: 600_000 };

/** Looks at images and remembers what it saw for as long as that is likely true. */
export class ImageReader {
  readonly #deps: Deps;
  readonly #files = new Remembered<ImageReading>(FILE);
  readonly #web = new Remembered<ImageReading>(WEB);
  readonly #typed = new TypedAddresses();

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

  /** Something was done on a host that may have changed its files. */
  forget(): void {
    this.#files.forget();
  }

  async #path(live: LiveConnection, path: string, { member, here = false }: RequestedImage, age: Age) {
    const local = here || isThisComputer(live);
    const stamp = local ? await stampOf(path) : '';
    const key = imageKey(path, member);
    const known = this.#files.of(`${here ? 'here' : live.id} ${key}`, stamp, async () => {
      if (here) return { facts: await readFileImage(this.#deps, path, member), names: [] };
      // What is remembered outlives the link that it was first asked over.
      const now = this.#deps.connections.live(live.id) ?? live;
      const { volume, ...facts } = await readPathImage(this.#deps, now, path, member);
      const real = local ? await realpath(path).catch(() => path) : path;
      const inPool = volume === undefined ? [] : [`${facts.pool}/${volume}`];
      return { facts, names: [...new Set([path, real, ...inPool])] };
    });
    return take(known, age);
  }

  async #url(url: string, checksum: Checksum | undefined, age: Age): Promise<ImageReading> {
    const cached = (await this.#deps.media.cache.peek(url)) !== undefined;
    const known = this.#web.of(`${url} ${checksum}`, String(cached), async () => ({
      facts: await readWebImage(this.#deps, url, checksum),
      names: [],
    }));
    const answer = cached ? await take(known, age) : await fromWeb(this.#typed, url, known, age);
    return answer ?? { facts: unseen(url, checksum), names: [] };
  }

  async #listed(id: string, age: Age): Promise<ImageReading> {
    const entry = await this.#deps.media.catalogue.resolve(id);
    if (!entry) return refused({ code: 'NOT_FOUND', params: { name: id } });
    const { facts, names } = await this.#url(entry.url, entry.checksum, age);
    const os = facts.os ?? (await this.#deps.media.database.facts(entry.osId, entry.arch));
    const size = facts.size ?? entry.size;
    return {
      facts: { ...facts, arch: entry.arch, ...(os && { os }), ...(size !== undefined && { size }) },
      names,
    };
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
