/** A failure in plain words: one sentence each. */
export interface Words {
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
}

export type Params = Readonly<Record<string, string>>;
export type Wording = (params: Params) => Words;

/** The name in quotes, or plain words where nobody gave one. */
export function named(name: string | undefined, otherwise: string): string {
  return name === undefined || name === '' ? otherwise : `“${name}”`;
}
