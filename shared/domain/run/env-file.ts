export interface EnvFile {
  /** `NAME=value`, in the order of the file. */
  readonly pairs: readonly string[];
}

export interface EnvFileError {
  /** From 1. */
  readonly line: number;
  readonly wrong: 'name-missing' | 'name-has-spaces';
}

/**
 * A file of variables as Docker's program reads it: what stands after the first `=` counts to the end of the line,
 * quotes and all; a name alone takes its value from `inherited`, or is left out.
 * @source docs.docker.com/reference/cli/docker/container/run, `--env-file`
 */
export function parseEnvFile(
  text: string,
  inherited: (name: string) => string | undefined,
): EnvFile | EnvFileError {
  const pairs: string[] = [];
  for (const [at, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trimStart();
    if (line === '' || line.startsWith('#')) continue;
    const equals = line.indexOf('=');
    const name = equals < 0 ? line : line.slice(0, equals);
    if (name === '') return { line: at + 1, wrong: 'name-missing' };
    if (/[ \t]/.test(name)) return { line: at + 1, wrong: 'name-has-spaces' };
    const value = equals < 0 ? inherited(name) : line.slice(equals + 1);
    if (value !== undefined) pairs.push(`${name}=${value}`);
  }
  return { pairs };
}
