/**
 * RELAX NG patterns in the simplified form (https://relaxng.org/spec-20011203.html, section 4), interned so that equal
 * ones are one object: derivatives can be remembered, and choices stay small.
 */
export type Pattern =
  | { readonly kind: 'empty' | 'notAllowed' | 'text'; readonly id: number; readonly nullable: boolean }
  | {
      readonly kind: 'choice' | 'group' | 'interleave' | 'after';
      readonly id: number;
      readonly nullable: boolean;
      readonly left: Pattern;
      readonly right: Pattern;
    }
  | {
      readonly kind: 'oneOrMore' | 'list';
      readonly id: number;
      readonly nullable: boolean;
      readonly inner: Pattern;
    }
  | {
      readonly kind: 'element';
      readonly id: number;
      readonly nullable: boolean;
      readonly name: NameClass;
      /** Read when it is first entered: elements may hold themselves. */
      readonly content: () => Pattern;
    }
  | {
      readonly kind: 'attribute';
      readonly id: number;
      readonly nullable: boolean;
      readonly name: NameClass;
      readonly inner: Pattern;
    }
  | { readonly kind: 'value'; readonly id: number; readonly nullable: boolean; readonly text: string }
  | {
      readonly kind: 'data';
      readonly id: number;
      readonly nullable: boolean;
      readonly type: string;
      readonly allows: (text: string) => boolean;
    };

/** The names that an element or attribute may have; `any` takes every one. */
export type NameClass = 'any' | { readonly local: string; readonly namespace: string | null };

export const takes = (name: NameClass, local: string, namespace: string | null): boolean =>
  name === 'any' || (name.local === local && name.namespace === namespace);

type Bare<P> = P extends unknown ? Omit<P, 'id'> : never;
type Binary = 'choice' | 'group' | 'interleave' | 'after';

/** Makes patterns of one schema. */
export class Patterns {
  readonly #interned = new Map<string, Pattern>();
  #next = 0;
  readonly empty = this.#make({ kind: 'empty', nullable: true });
  readonly notAllowed = this.#make({ kind: 'notAllowed', nullable: false });
  readonly text = this.#make({ kind: 'text', nullable: true });

  choice(left: Pattern, right: Pattern): Pattern {
    if (left.kind === 'notAllowed' || left === right) return right;
    if (right.kind === 'notAllowed' || holds(left, right)) return left;
    if (holds(right, left)) return right;
    return this.#binary('choice', left, right, left.nullable || right.nullable);
  }

  group(left: Pattern, right: Pattern): Pattern {
    if (left.kind === 'notAllowed' || right.kind === 'empty') return left;
    if (right.kind === 'notAllowed' || left.kind === 'empty') return right;
    return this.#binary('group', left, right, left.nullable && right.nullable);
  }

  interleave(left: Pattern, right: Pattern): Pattern {
    if (left.kind === 'notAllowed' || right.kind === 'empty') return left;
    if (right.kind === 'notAllowed' || left.kind === 'empty') return right;
    return this.#binary('interleave', left, right, left.nullable && right.nullable);
  }

  /** What is left of an element, and what follows once it is closed. */
  after(left: Pattern, right: Pattern): Pattern {
    if (left.kind === 'notAllowed') return left;
    if (right.kind === 'notAllowed') return right;
    return this.#binary('after', left, right, false);
  }

  oneOrMore(inner: Pattern): Pattern {
    if (inner.kind === 'notAllowed' || inner.kind === 'empty') return inner;
    const key = `oneOrMore ${inner.id}`;
    return this.#intern(key, { kind: 'oneOrMore', inner, nullable: inner.nullable });
  }

  list(inner: Pattern): Pattern {
    return this.#intern(`list ${inner.id}`, { kind: 'list', inner, nullable: false });
  }

  value(text: string): Pattern {
    return this.#intern(`value ${text}`, { kind: 'value', text, nullable: false });
  }

  data(type: string, allows: (text: string) => boolean): Pattern {
    return this.#make({ kind: 'data', type, allows, nullable: false });
  }

  attribute(name: NameClass, inner: Pattern): Pattern {
    const key = name === 'any' ? '*' : `${name.namespace ?? ''} ${name.local}`;
    return this.#intern(`attribute ${key} ${inner.id}`, { kind: 'attribute', name, inner, nullable: false });
  }

  element(name: NameClass, content: () => Pattern): Pattern {
    let read: Pattern | undefined;
    return this.#make({ kind: 'element', name, content: () => (read ??= content()), nullable: false });
  }

  #binary(kind: Binary, left: Pattern, right: Pattern, nullable: boolean): Pattern {
    return this.#intern(`${kind} ${left.id} ${right.id}`, { kind, left, right, nullable });
  }

  #intern(key: string, bare: Bare<Pattern>): Pattern {
    const present = this.#interned.get(key);
    if (present) return present;
    const made = this.#make(bare);
    this.#interned.set(key, made);
    return made;
  }

  #make(bare: Bare<Pattern>): Pattern {
    this.#next = (this.#next ?? 0) + 1;
    return { ...bare, id: this.#next };
  }
}

/** Whether a choice has a pattern among its own. */
function holds(whole: Pattern, part: Pattern): boolean {
  if (whole === part) return true;
  return whole.kind === 'choice' && (holds(whole.left, part) || holds(whole.right, part));
}
