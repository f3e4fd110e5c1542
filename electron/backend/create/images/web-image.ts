import type { Checksum } from '#shared/contract/create/image.ts';
import type { ImageFacts } from '#shared/domain/create/facts.ts';
import { fileNameOf, packingOf, unpackedName } from '#electron/media/download/names.ts';
import { probe } from '#electron/media/download/probe.ts';
import { HEAD, parseHeader } from '#electron/media/image-header.ts';
import { MediaError } from '#electron/media/media-error.ts';
import type { AreaDeps } from '../../ports.ts';
import { readFileImage } from './file-image.ts';
import { stampOf } from './stamp.ts';

type WebFacts = Omit<ImageFacts, 'usedBy'>;
type Deps = Pick<AreaDeps, 'media' | 'toFailure' | 'env'>;

/** As far as the address itself tells. */
export function unseen(url: string, checksum?: Checksum): WebFacts {
  const name = unpackedName(fileNameOf(url));
  return { copyable: true, download: { url, name, cached: false, ...(checksum && { checksum }) } };
}

/** From the cache where it is there whole; else by its first bytes. */
export async function readWebImage(deps: Deps, url: string, checksum?: Checksum): Promise<WebFacts> {
  const { download, ...plain } = unseen(url, checksum);
  const cached = await deps.media.cache.peek(url);
  if (cached && download) {
    // One that was brought without being checked, or by another checksum, is brought again.
    const right = checksum === undefined || cached.checksum === checksum.toLowerCase();
    const { stamp: _, ...seen } = await readFileImage(deps, cached.path);
    return {
      ...seen,
      ...webStamp(url, cached.version),
      download: { ...download, name: cached.name, cached: right },
    };
  }
  const seen = await readHead(deps, url);
  return { ...plain, ...(download && { download }), ...seen };
}

function webStamp(url: string, version: string | undefined): Pick<WebFacts, 'stamp'> {
  return version === undefined ? {} : { stamp: stampOf(url, version) };
}

async function readHead({ media, env, toFailure }: Deps, url: string): Promise<Partial<WebFacts>> {
  try {
    const { head, size, version } = await probe({ env, signal: AbortSignal.timeout(PATIENCE_MS) }, url, HEAD);
    // What is packed shows neither its format nor its size.
    const stamp = webStamp(url, version);
    if (packingOf(fileNameOf(url)) !== undefined) return stamp;
    const { iso, ...header } = parseHeader(head, size ?? 0);
    const known = iso && (await media.database.medium(iso));
    const { format, virtualSize } = header;
    return {
      ...stamp,
      format,
      ...(size !== undefined && { size }),
      ...(virtualSize !== undefined && virtualSize > 0 && { virtualSize }),
      ...(known && { os: known.os, arch: known.arch }),
    };
  } catch (error) {
    const failure = error instanceof MediaError ? error.failure : toFailure(error, { url });
    return { copyable: false, failure };
  }
}

/** For a server that answers at all. */
const PATIENCE_MS = 15_000;
