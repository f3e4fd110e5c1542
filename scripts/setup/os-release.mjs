/**
 * @typedef {'apt' | 'dnf' | 'pacman' | 'zypper'} Family the package manager of a distribution
 * @typedef {{ name: string, family: Family | undefined }} Distribution `name` is for people
 */

/**
 * The fields of an os-release file (https://www.freedesktop.org/software/systemd/man/os-release.html): shell
 * assignments, one a line, with or without quotes. Lines that are no assignment are skipped, as the page asks.
 * @param {string} text
 * @returns {Map<string, string>}
 */
export function parseOsRelease(text) {
  /** @type {Map<string, string>} */
  const fields = new Map();
  for (const line of text.split('\n')) {
    const match = /^\s*([A-Z_][A-Z0-9_]*)=(.*?)\s*$/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) fields.set(match[1], unquote(match[2]));
  }
  return fields;
}

/** @param {string} value */
function unquote(value) {
  if (/^'.*'$/.test(value)) return value.slice(1, -1);
  return (/^".*"$/.test(value) ? value.slice(1, -1) : value).replace(/\\(["$`\\])/g, '$1');
}

/** @type {Readonly<Record<string, Family>>} by the ids that os-release's ID and ID_LIKE hold */
const FAMILIES = {
  debian: 'apt',
  ubuntu: 'apt',
  fedora: 'dnf',
  rhel: 'dnf',
  centos: 'dnf',
  arch: 'pacman',
  suse: 'zypper',
  opensuse: 'zypper',
  'opensuse-tumbleweed': 'zypper',
  'opensuse-leap': 'zypper',
  sles: 'zypper',
};

/**
 * @param {string} osRelease contents of /etc/os-release; empty where there is none
 * @returns {Distribution}
 */
export function distribution(osRelease) {
  const fields = parseOsRelease(osRelease);
  const ids = [fields.get('ID') ?? '', ...(fields.get('ID_LIKE') ?? '').split(' ')];
  const known = ids.find(id => Object.hasOwn(FAMILIES, id));
  return {
    name: fields.get('PRETTY_NAME') || fields.get('NAME') || 'this system',
    family: known === undefined ? undefined : FAMILIES[known],
  };
}
