import type { EnvironmentEntry } from '#shared/contract/container-details.ts';
import { isSecret } from '#shared/domain/containers/secret-names.ts';

/** Lines of `NAME=value`, in order of name. */
export const wholeEnvironment = (lines: readonly string[]): { name: string; value: string }[] =>
  lines
    .map(line => {
      const at = line.indexOf('=');
      return at < 0 ? { name: line, value: '' } : { name: line.slice(0, at), value: line.slice(at + 1) };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));

export const maskedEnvironment = (lines: readonly string[]): EnvironmentEntry[] =>
  wholeEnvironment(lines).map(({ name, value }) => (isSecret(name, value) ? { name } : { name, value }));

/** The engine's description as text, with names of variables and none of their values. */
export function rawWithoutValues(answer: unknown): string {
  return JSON.stringify(
    answer,
    (key, value: unknown) =>
      key === 'Env' && Array.isArray(value)
        ? value.map(line => (typeof line === 'string' ? line.replace(/=[\s\S]*$/, '=…') : line))
        : value,
    2,
  );
}
