import type { LibraryItem } from '#shared/contract/library.ts';
import type { CatalogueEntry } from '#shared/contract/media.ts';
import { damageOf } from '#electron/media/damage.ts';
import type { ImageHeader } from '#electron/media/image-header.ts';
import type { Media } from '../ports.ts';

/** What looking into an image adds to what its pool tells of it. */
export type Recognised = Pick<LibraryItem, 'os' | 'label' | 'failure'> & { readonly format?: string };

/** The system that a medium installs, by its labels. */
export async function recogniseMedium(media: Media, header: ImageHeader, path: string): Promise<Recognised> {
  const { iso, format } = header;
  const known = iso && (await media.database.medium(iso));
  const failure = damageOf(header, path);
  const label = iso?.volume.trim();
  return {
    format,
    ...(known && { os: { ...shortOs(known.os), arch: known.arch, by: 'content' as const } }),
    ...(label !== undefined && label !== '' && { label }),
    ...(failure && { failure }),
  };
}

const shortOs = ({ id, label, family }: { id: string; label: string; family?: string }) => ({
  id,
  label,
  ...(family !== undefined && { family }),
});

/** Systems by the names under which the catalogue’s files are published. */
export class KnownNames {
  readonly #media: Media;
  #entries: Promise<ReadonlyMap<string, CatalogueEntry>> | undefined;

  constructor(media: Media) {
    this.#media = media;
  }

  async of(name: string): Promise<LibraryItem['os']> {
    const entry = (await this.#byName()).get(publishedName(name));
    return entry && (await this.system(entry));
  }

  async entryAt(url: string): Promise<CatalogueEntry | undefined> {
    return [...(await this.#byName()).values()].find(entry => entry.url === url);
  }

  async system({ osId, arch }: CatalogueEntry): Promise<LibraryItem['os']> {
    const facts = await this.#media.database.facts(osId, arch);
    return facts && { ...shortOs(facts), arch, by: 'name' as const };
  }

  #byName(): Promise<ReadonlyMap<string, CatalogueEntry>> {
    this.#entries ??= this.#media.catalogue
      .entries()
      .then(entries => new Map(entries.map(entry => [lastWord(entry.url), entry])));
    return this.#entries;
  }
}

const lastWord = (url: string) => (URL.canParse(url) ? (new URL(url).pathname.split('/').at(-1) ?? '') : '');

/** What guests share is kept with a mark of its content in its name: shared/domain/create/disks/volume-names.ts. */
const publishedName = (name: string) => name.replace(/-[0-9a-f]{12}(?=\.[^.]+$)/, '');
