/** In the place of a reason, for what is no default. */
export const CHOSEN = 'you chose it';

/** A default and, in one line, why an expert would choose it here. */
export interface Choice<T> {
  readonly value: T;
  readonly why: string;
}

/** Collects why values are what they are while a part of a plan is decided. */
export class Choices {
  readonly reasons: Record<string, string> = {};

  /** What a person chose, else the default, whose reason is kept by the field's path. */
  take<T>(field: string, chosen: T | undefined, otherwise: () => Choice<T>): T {
    if (chosen !== undefined) return chosen;
    const { value, why } = otherwise();
    this.reasons[field] = why;
    return value;
  }

  /** The same for what need not have a value at all. */
  maybe<T>(field: string, chosen: T | undefined, otherwise: () => Choice<T> | undefined): T | undefined {
    const choice = chosen === undefined ? otherwise() : undefined;
    if (choice) this.reasons[field] = choice.why;
    return chosen ?? choice?.value;
  }
}
