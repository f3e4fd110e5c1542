import type { HardwareChange, ItemId, ItemValues } from '#shared/contract/hardware.ts';
import type { Context, Kind, Section, SettingsPage } from '#shared/domain/hardware/catalogue/kind.ts';
import type { ItemPair } from '#shared/domain/hardware/pair-items.ts';
import { waitingOf } from '#shared/domain/hardware/waiting.ts';
import type { ReadDocuments } from './read-documents.ts';
import { readItem } from './read-item.ts';

/** One line of the hardware list, and the page behind it. */
export interface HardwareItem {
  /** Names it in the address: a device's id, or that of a page of settings. */
  readonly page: string;
  readonly id: ItemId;
  readonly pair: ItemPair;
  /** Undefined for a page of settings. */
  readonly kind: Kind | undefined;
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly Section[];
  readonly about: string | undefined;
  /** As the lasting document has it; for what only the running guest has, as that one does. */
  readonly values: ItemValues;
  /** As the running guest has it. */
  readonly now: ItemValues | undefined;
  /** What of it changes at the next start; nothing where the whole device comes or goes. */
  readonly waiting: readonly HardwareChange[];
  /** Properties of the same element that another page shows. */
  readonly elsewhere: ReadonlySet<string>;
  readonly comes: boolean;
  readonly leaves: boolean;
  /** The guest was asked to let go of it and has not. */
  readonly held: boolean;
}

/** What the catalogue knows. */
export interface Catalogue {
  readonly kinds: readonly Kind[];
  readonly settings: readonly SettingsPage[];
}

/** Pages of settings, then every device, each as the catalogue names it. */
export function itemsFrom(
  { kinds, settings }: Catalogue,
  documents: ReadDocuments,
  context: Context,
  held: ReadonlySet<ItemId>,
): HardwareItem[] {
  return [
    ...settingsFrom(settings, documents, context),
    ...documents.devices.map(pair => deviceFrom(kinds, pair, documents, context, held.has(pair.id))),
  ];
}

function settingsFrom(
  pages: readonly SettingsPage[],
  { whole, live, next }: ReadDocuments,
  context: Context,
): HardwareItem[] {
  const waiting = live && next ? waitingOf(whole) : [];
  const shared = {
    ...read(whole),
    id: whole.id,
    pair: whole,
    kind: undefined,
    comes: false,
    leaves: false,
    held: false,
  };
  const shown = pages.filter(page => page.not?.(context) === undefined);
  const everywhere = new Set(shown.flatMap(({ sections }) => propertiesIn(sections)));
  const items = shown.map((page): HardwareItem => {
    const own = new Set(propertiesIn(page.sections));
    return {
      ...shared,
      page: page.id,
      title: page.label,
      summary: page.summary(context),
      sections: page.sections,
      about: page.about,
      waiting: waiting.filter(({ property = '' }) => own.has(property)),
      elsewhere: everywhere,
    };
  });
  const rest: HardwareItem = {
    ...shared,
    page: 'everything-else',
    title: 'Everything else',
    summary: '',
    sections: [],
    about: 'https://libvirt.org/formatdomain.html',
    waiting: waiting.filter(({ property = '' }) => !everywhere.has(property)),
    elsewhere: everywhere,
  };
  return [...items, rest];
}

const propertiesIn = (sections: readonly Section[]): string[] =>
  sections.flatMap(({ fields }) => fields.map(({ property }) => property));

const nowhere: ReadonlySet<string> = new Set();

function deviceFrom(
  kinds: readonly Kind[],
  pair: ItemPair,
  { live, next }: ReadDocuments,
  context: Context,
  held: boolean,
): HardwareItem {
  const both = read(pair);
  const { values } = both;
  const kind = kindOf(kinds, pair.element, values);
  const running = live !== undefined && next !== undefined;
  return {
    ...both,
    page: pair.id,
    id: pair.id,
    pair,
    kind: kind ?? unknownKind(pair.element),
    title: kind?.title(values, context) ?? pair.element,
    summary: kind?.summary(values, context) ?? '',
    sections: kind?.sections ?? [],
    about: kind?.about,
    elsewhere: nowhere,
    waiting: running && pair.live && pair.next ? waitingOf(pair) : [],
    comes: running && pair.live === undefined,
    leaves: running && pair.next === undefined,
    held,
  };
}

function read({ live, next }: ItemPair): Pick<HardwareItem, 'values' | 'now'> {
  const now = live && readItem(live);
  return { now, values: next ? readItem(next) : (now ?? {}) };
}

/** The kind that says of itself that it is the one, else the one that all of its name are. */
export function kindOf(kinds: readonly Kind[], element: string, values: ItemValues): Kind | undefined {
  const named = kinds.filter(kind => kind.element === element);
  return named.find(kind => kind.is?.(values)) ?? named.find(kind => kind.is === undefined);
}

/** An element newer than the catalogue: it has its generic list, and can be taken out. */
const unknownKind = (element: string): Kind => ({
  id: element,
  element,
  label: element,
  group: 'machine',
  title: () => element,
  summary: () => '',
  sections: [],
  starts: [],
  about: 'https://libvirt.org/formatdomain.html',
});
