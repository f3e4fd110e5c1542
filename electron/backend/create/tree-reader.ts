import { findInstallTree, type InstallTree } from '#electron/media/install-tree.ts';
import { MediaError } from '#electron/media/media-error.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { AreaDeps } from '../ports.ts';
import { fromWeb } from './images/from-web.ts';
import { TypedAddresses } from './images/typed-addresses.ts';
import type { Age } from './kept.ts';
import { Remembered } from './remembered.ts';

type Tree = InstallTree | { readonly failure: Failure };

/** For a server that answers at all; an installer is looked for in several places. */
const PATIENCE_MS = 30_000;
const AGES = { soft: 60_000, hard: 600_000 };

/** Looks for installers on the web and remembers where they were. */
export class TreeReader {
  readonly #deps: Pick<AreaDeps, 'media' | 'env' | 'toFailure'>;
  readonly #known = new Remembered<Tree>(AGES);
  readonly #typed = new TypedAddresses();

  constructor(deps: Pick<AreaDeps, 'media' | 'env' | 'toFailure'>) {
    this.#deps = deps;
  }

  /** Undefined while the server has not answered. */
  async read(url: string, arch: string, osId: string | undefined, age: Age): Promise<Tree | undefined> {
    const known = this.#known.of(`${url} ${arch} ${osId}`, '', () => this.#find(url, arch, osId));
    return fromWeb(this.#typed, url, known, age);
  }

  async #find(url: string, arch: string, osId: string | undefined): Promise<Tree> {
    const { env, media, toFailure } = this.#deps;
    try {
      const web = { env, signal: AbortSignal.timeout(PATIENCE_MS) };
      return await findInstallTree({ url, arch, osId }, web, media.database);
    } catch (error) {
      return { failure: error instanceof MediaError ? error.failure : toFailure(error, { url }) };
    }
  }
}
