import type { Command } from '#renderer/app/commands/registry.ts';
import type { Container } from '#shared/contract/containers.ts';
import type { Guest } from '#shared/contract/guests.ts';

/** So many guests are offered at once; more are found by typing more. */
const guestsAtOnce = 8;

const words = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** How well a name answers to what was typed: the smaller the better, undefined when it does not. */
export function rank(
  name: string,
  typed: readonly string[],
  alsoKnownAs: readonly string[] = [],
): number | undefined {
  const lower = name.toLowerCase();
  const all = [lower, ...alsoKnownAs.map(each => each.toLowerCase())];
  if (!typed.every(word => all.some(each => each.includes(word)))) return undefined;
  const first = typed[0] ?? '';
  if (lower.startsWith(first)) return 0;
  if (lower.split(/[^\p{L}\p{N}]+/u).some(part => part.startsWith(first))) return 1;
  return lower.includes(first) ? 2 : 3;
}

function best<Item>(
  items: Iterable<Item>,
  rankOf: (item: Item) => number | undefined,
  nameOf: (item: Item) => string,
): Item[] {
  const ranked: { item: Item; rank: number }[] = [];
  for (const item of items) {
    const found = rankOf(item);
    if (found !== undefined) ranked.push({ item, rank: found });
  }
  return ranked
    .toSorted((a, b) => a.rank - b.rank || nameOf(a.item).localeCompare(nameOf(b.item)))
    .map(({ item }) => item);
}

/** Guests by name, address, group or tag. With nothing typed: those that run. */
export function findGuests(guests: Iterable<Guest>, text: string): Guest[] {
  const typed = words(text);
  const known = (guest: Guest) => [...guest.addresses, ...guest.tags, guest.group ?? '', guest.title ?? ''];
  const pool = typed.length > 0 ? guests : [...guests].filter(guest => guest.state === 'running');
  return best(
    pool,
    guest => rank(guest.name, typed, known(guest)),
    guest => guest.name,
  ).slice(0, guestsAtOnce);
}

/** Containers by name, image, project, service or port. With nothing typed: those that run. */
export function findContainers(containers: Iterable<Container>, text: string): Container[] {
  const typed = words(text);
  const known = ({ image, project, ports, id }: Container) => [
    image,
    project?.name ?? '',
    project?.service ?? '',
    id,
    ...ports.flatMap(({ host }) => (host ? String(host.port) : [])),
  ];
  const pool = typed.length > 0 ? containers : [...containers].filter(({ state }) => state === 'running');
  return best(
    pool,
    container => rank(container.name, typed, known(container)),
    container => container.name,
  ).slice(0, guestsAtOnce);
}

/** Commands by title and keywords, in their sections. With nothing typed they keep their order. */
export function inSections(commands: readonly Command[], text: string): [Command['section'], Command[]][] {
  const typed = words(text);
  const found =
    typed.length === 0
      ? commands
      : best(
          commands,
          command => rank(command.title, typed, [...(command.keywords ?? []), command.section]),
          command => command.title,
        );
  const sections = new Map<Command['section'], Command[]>();
  for (const command of found)
    sections.set(command.section, [...(sections.get(command.section) ?? []), command]);
  return [...sections];
}
