import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { RunFacts } from './facts.ts';

/** Of the body of POST /containers/create (Docker Engine API). */
export interface BodyPart {
  readonly config?: Readonly<Record<string, unknown>>;
  readonly host?: Readonly<Record<string, unknown>>;
}

/** One group of options, three times the same: for the engine, for a shell and for Compose. */
export interface RunPart {
  body(request: RunRequest, facts: RunFacts): BodyPart;
  /** Words of `docker run`, before the image. */
  flags(request: RunRequest): readonly string[];
  /** Keys of a service. */
  service(request: RunRequest): Readonly<Record<string, unknown>>;
}

/** Leaves out what is undefined or an empty list. */
export const given = (values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** `--name value`, unless there is none. */
export const flag = (name: string, value: string | number | undefined): string[] =>
  value === undefined ? [] : [`--${name}`, String(value)];

/** The same for each of a list. */
export const flagEach = (name: string, values: readonly (string | number)[] = []): string[] =>
  values.flatMap(value => flag(name, value));

export const switchFlag = (name: string, on: boolean | undefined): string[] =>
  on === true ? [`--${name}`] : [];
