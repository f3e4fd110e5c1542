/** What Compose takes of a folder by itself, one of each (compose-go: cli/options.go). */
const BASES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const OVERRIDES = [
  'compose.override.yaml',
  'compose.override.yml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** The compose files that a folder with these names is brought up from, in their order; empty: it has none. */
export function composeFilesOf(names: readonly string[]): string[] {
  const base = BASES.find(name => names.includes(name));
  if (base === undefined) return [];
  const override = OVERRIDES.find(name => names.includes(name));
  return override === undefined ? [base] : [base, override];
}

/** What Compose calls a project in a folder that names none (compose-go: loader/normalize.go). */
export function projectNameOf(folder: string): string {
  const last = folder.split('/').findLast(Boolean) ?? '';
  const name = last
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
  return name === '' ? 'project' : name;
}
