/** An image's name, taken apart as Docker does (distribution: reference/normalize.go). */
export interface Reference {
  /** Where it is: `docker.io` when none is written. */
  readonly registry: string;
  /** Within the registry: Docker's own images are below `library/`. */
  readonly path: string;
  /** `latest` where neither a tag nor a digest is written. */
  readonly tag?: string;
  readonly digest?: string;
}

const DEFAULT_REGISTRY = 'docker.io';
/** Names that one registry has had. */
const LEGACY_REGISTRY = 'index.docker.io';
const OFFICIAL = 'library/';

const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const REGISTRY = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?$`);
const PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;
const ONLY_HEX = /^[0-9a-f]{64}$/;
/** Registry, slash and path together. */
const LONGEST = 255;

/** What is wrong with a name, as a sentence. */
export interface BadReference {
  readonly wrong: string;
}

/** Reads what a person wrote; spaces around it do not count. */
export function parseReference(text: string): Reference | BadReference {
  const written = text.trim();
  if (written === '') return { wrong: 'A name is missing.' };
  if (/\s/.test(written)) return { wrong: 'A name holds no spaces.' };
  if (written.includes('://')) return { wrong: 'A name begins with the registry, without “https://”.' };
  if (ONLY_HEX.test(written)) return { wrong: 'This is an id; a name is needed.' };
  const [named = '', digest, ...more] = written.split('@');
  if (more.length > 0) return { wrong: 'Only one “@” can be there, before the digest.' };
  if (digest !== undefined && !DIGEST.test(digest))
    return { wrong: 'A digest looks like “sha256:” and 64 hexadecimal digits.' };
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/');
  const [name, tag] = tagged ? [named.slice(0, colon), named.slice(colon + 1)] : [named, undefined];
  if (tag !== undefined && !TAG.test(tag))
    return {
      wrong: 'A tag is up to 128 letters, digits, “_”, “.” and “-”, and does not begin with “.” or “-”.',
    };
  const place = splitPlace(name);
  if ('wrong' in place) return place;
  const asked = tag ?? (digest === undefined ? 'latest' : undefined);
  return { ...place, ...(asked !== undefined && { tag: asked }), ...(digest !== undefined && { digest }) };
}

/** The first part is a registry when it could be no part of a path: it has a dot, a port or capitals, or is localhost. */
function splitPlace(name: string): Pick<Reference, 'registry' | 'path'> | BadReference {
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const isRegistry = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const registry = isRegistry ? first : DEFAULT_REGISTRY;
  const path = isRegistry ? name.slice(slash + 1) : name;
  if (isRegistry && !REGISTRY.test(first))
    return { wrong: `“${first}” is no registry: a host’s name is needed, with a port where it has one.` };
  const parts = path.split('/');
  if (path !== path.toLowerCase())
    return { wrong: 'A name is in small letters; only a tag can have capitals.' };
  if (parts.some(part => !PART.test(part)))
    return { wrong: 'Each part of a name is small letters and digits, with “.”, “_” or “-” between them.' };
  if (registry.length + 1 + path.length > LONGEST) return { wrong: `A name has at most ${LONGEST} letters.` };
  if (registry !== DEFAULT_REGISTRY && registry !== LEGACY_REGISTRY) return { registry, path };
  return { registry: DEFAULT_REGISTRY, path: parts.length === 1 ? `${OFFICIAL}${path}` : path };
}

/** The name as people write it: without what goes without saying. */
export function familiarName({ registry, path, tag, digest }: Reference): string {
  const short =
    registry !== DEFAULT_REGISTRY
      ? `${registry}/${path}`
      : path.startsWith(OFFICIAL) && !path.slice(OFFICIAL.length).includes('/')
        ? path.slice(OFFICIAL.length)
        : path;
  return `${short}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** Without tag and digest, as the engine wants it beside them. */
export const repositoryOf = ({ registry, path }: Reference): string => familiarName({ registry, path });

export const isBad = (parsed: Reference | BadReference): parsed is BadReference => 'wrong' in parsed;
