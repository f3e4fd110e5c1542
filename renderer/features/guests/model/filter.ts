import type { GuestsSearch } from '#renderer/app/guests-search.ts';
import type { Entry } from './entry.ts';

const holds = (text: string | undefined, word: string) => text?.toLowerCase().includes(word) ?? false;

function matchesOwn(entry: Entry, word: string): boolean {
  if (entry.of === 'guest') {
    const { title, addresses, uuid } = entry.guest;
    return holds(title, word) || addresses.some(address => address.startsWith(word)) || uuid.startsWith(word);
  }
  const { project, ports, networks, id } = entry.container;
  return (
    holds(project?.service, word) ||
    // A bare number means the whole port, not a part of one.
    ports.some(({ container, host }) => String(container) === word || String(host?.port) === word) ||
    networks.some(({ name, address }) => holds(name, word) || address?.startsWith(word)) ||
    id.startsWith(word)
  );
}

const matchesWord = (entry: Entry, word: string): boolean =>
  holds(entry.name, word) ||
  holds(entry.system, word) ||
  holds(entry.group, word) ||
  entry.tags.some(tag => holds(tag, word)) ||
  matchesOwn(entry, word);

/** Undefined lets everything through: a filter that nothing was chosen for. */
const chosen = <T>(values: readonly T[] | undefined) => (values?.length ? new Set(values) : undefined);

function hostFilter({ connection, engine }: GuestsSearch): (entry: Entry) => boolean {
  const [connections, engines] = [chosen(connection), chosen(engine)];
  // Hosts of both kinds are one list to choose from: whoever chose one has left out all others.
  if (connections === undefined && engines === undefined) return () => true;
  return entry =>
    entry.of === 'guest'
      ? (connections?.has(entry.guest.connection) ?? false)
      : (engines?.has(entry.container.engine) ?? false);
}

/** Every word must be found somewhere; of each kind of chip, one that is on must fit. */
export function compileFilter(search: GuestsSearch): (entry: Entry) => boolean {
  const words = (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const states = chosen(search.state);
  const tags = chosen(search.tag);
  const projects = chosen(search.project);
  const onHost = hostFilter(search);
  return entry =>
    (search.kind === undefined || entry.kind === search.kind) &&
    (states?.has(entry.state) ?? true) &&
    onHost(entry) &&
    (tags === undefined || entry.tags.some(tag => tags.has(tag))) &&
    (projects === undefined ||
      (entry.of === 'container' && projects.has(entry.container.project?.name ?? ''))) &&
    words.every(word => matchesWord(entry, word));
}

/** The search with no filter left; sorting and grouping stay. */
export function withoutFilter(search: GuestsSearch): GuestsSearch {
  const {
    q: _q,
    kind: _kind,
    state: _state,
    connection: _connection,
    engine: _engine,
    tag: _tag,
    project: _project,
    ...rest
  } = search;
  return rest;
}

/** The list with the value taken out when it is in, put in when it is not; undefined when it comes out empty. */
export function toggled<T>(list: readonly T[] | undefined, value: T): T[] | undefined {
  const next = list?.includes(value) ? list.filter(each => each !== value) : [...(list ?? []), value];
  return next.length === 0 ? undefined : next;
}
