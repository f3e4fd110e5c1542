export interface Ages {
  /** Older than this, a value is still given, and read again meanwhile. Milliseconds. */
  readonly soft: number;
  /** Older than this, it is read again first. Milliseconds. */
  readonly hard: number;
}

/** Something read from a host and kept for a while, so that who asks at every keystroke need not wait. */
export class Kept<Value> {
  readonly #load: () => Promise<Value>;
  readonly #ages: Ages;
  readonly #now: () => number;
  #value: { readonly value: Value; readonly at: number } | undefined;
  #reading: { readonly generation: number; readonly answer: Promise<Value> } | undefined;
  #generation = 0;

  constructor(load: () => Promise<Value>, ages: Ages, now: () => number = () => performance.now()) {
    this.#load = load;
    this.#ages = ages;
    this.#now = now;
  }

  /** It was read, or is being read. */
  get begun(): boolean {
    return this.#value !== undefined || this.#reading !== undefined;
  }

  /** As last read, if that is not too long ago. */
  async get(): Promise<Value> {
    const kept = this.#value;
    const age = kept ? this.#now() - kept.at : Number.POSITIVE_INFINITY;
    if (!kept || age > this.#ages.hard) return this.#read();
    // Whoever asks next is told of a failure: then the value is too old.
    if (age > this.#ages.soft) this.#read().catch(() => undefined);
    return kept.value;
  }

  /** As it is now: read after this was asked. */
  async fresh(): Promise<Value> {
    this.forget();
    return this.#read();
  }

  /** What is kept is no longer true; a reading that is under way may have begun before the change. */
  forget(): void {
    this.#generation++;
    this.#value = undefined;
  }

  #read(): Promise<Value> {
    if (this.#reading?.generation === this.#generation) return this.#reading.answer;
    const generation = this.#generation;
    const answer = this.#load().then(value => {
      if (generation === this.#generation) this.#value = { value, at: this.#now() };
      return value;
    });
    const reading = { generation, answer };
    this.#reading = reading;
    const ended = () => {
      if (this.#reading === reading) this.#reading = undefined;
    };
    answer.then(ended, ended);
    return answer;
  }
}

/** `now`: read after this was asked. `kept`: as last read, so that a plan can follow every keystroke. */
export type Age = 'now' | 'kept';

export type Values<Parts> = { [Name in keyof Parts]: Parts[Name] extends Kept<infer Value> ? Value : never };

/** All of several parts, read at the same time. */
export async function takeAll<Parts extends Readonly<Record<string, Kept<unknown>>>>(
  parts: Parts,
  age: Age,
): Promise<Values<Parts>> {
  const taken = Object.entries(parts).map(async ([name, part]) => [name, await take(part, age)] as const);
  return Object.fromEntries(await Promise.all(taken)) as Values<Parts>;
}

export function take<Value>(part: Kept<Value>, age: Age): Promise<Value> {
  return age === 'now' ? part.fresh() : part.get();
}
