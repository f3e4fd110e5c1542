import { type Pattern, type Patterns, takes } from './pattern.ts';

/**
 * What is left of a pattern after a piece of a document was read: James Clark's derivatives
 * (https://relaxng.org/jclark/derivative.html).
 */
export class Derivatives {
  readonly #patterns: Patterns;
  readonly #opened = new Map<string, Pattern>();
  readonly #closed = new Map<number, Pattern>();

  constructor(patterns: Patterns) {
    this.#patterns = patterns;
  }

  /** After `<name`. */
  open(pattern: Pattern, local: string, namespace: string | null): Pattern {
    const key = `${pattern.id} ${namespace ?? ''} ${local}`;
    const known = this.#opened.get(key);
    if (known) return known;
    const derived = this.#open(pattern, local, namespace);
    this.#opened.set(key, derived);
    return derived;
  }

  #open(pattern: Pattern, local: string, namespace: string | null): Pattern {
    const p = this.#patterns;
    const into = (part: Pattern) => this.open(part, local, namespace);
    switch (pattern.kind) {
      case 'element':
        return takes(pattern.name, local, namespace) ? p.after(pattern.content(), p.empty) : p.notAllowed;
      case 'choice':
        return p.choice(into(pattern.left), into(pattern.right));
      case 'interleave': {
        const { left, right } = pattern;
        return p.choice(
          this.#behind(into(left), rest => p.interleave(rest, right)),
          this.#behind(into(right), rest => p.interleave(left, rest)),
        );
      }
      case 'group': {
        const { left, right } = pattern;
        const first = this.#behind(into(left), rest => p.group(rest, right));
        return left.nullable ? p.choice(first, into(right)) : first;
      }
      case 'oneOrMore':
        return this.#behind(into(pattern.inner), rest => p.group(rest, p.choice(pattern, p.empty)));
      case 'after':
        return this.#behind(into(pattern.left), rest => p.after(rest, pattern.right));
      default:
        return p.notAllowed;
    }
  }

  /** Changes what follows an element that was opened. */
  #behind(opened: Pattern, change: (rest: Pattern) => Pattern): Pattern {
    const p = this.#patterns;
    if (opened.kind === 'after') return p.after(opened.left, change(opened.right));
    if (opened.kind === 'choice') {
      return p.choice(this.#behind(opened.left, change), this.#behind(opened.right, change));
    }
    return p.notAllowed;
  }

  /** After one attribute; `value` undefined: whatever its value is. */
  attribute(pattern: Pattern, local: string, namespace: string | null, value: string | undefined): Pattern {
    const p = this.#patterns;
    const into = (part: Pattern) => this.attribute(part, local, namespace, value);
    switch (pattern.kind) {
      case 'after':
        return p.after(into(pattern.left), pattern.right);
      case 'choice':
        return p.choice(into(pattern.left), into(pattern.right));
      case 'group': {
        const { left, right } = pattern;
        return p.choice(p.group(into(left), right), p.group(left, into(right)));
      }
      case 'interleave': {
        const { left, right } = pattern;
        return p.choice(p.interleave(into(left), right), p.interleave(left, into(right)));
      }
      case 'oneOrMore':
        return p.group(into(pattern.inner), p.choice(pattern, p.empty));
      case 'attribute':
        return takes(pattern.name, local, namespace) &&
          (value === undefined || this.#holds(pattern.inner, value))
          ? p.empty
          : p.notAllowed;
      default:
        return p.notAllowed;
    }
  }

  /** After `>`: attributes that are still wanted cannot come any more. */
  close(pattern: Pattern): Pattern {
    const known = this.#closed.get(pattern.id);
    if (known) return known;
    const closed = this.without(pattern, this.#patterns.notAllowed);
    this.#closed.set(pattern.id, closed);
    return closed;
  }

  /** With every attribute that is still wanted replaced. */
  without(pattern: Pattern, replaced: Pattern): Pattern {
    const p = this.#patterns;
    const into = (part: Pattern) => this.without(part, replaced);
    switch (pattern.kind) {
      case 'after':
        return p.after(into(pattern.left), pattern.right);
      case 'choice':
        return p.choice(into(pattern.left), into(pattern.right));
      case 'group':
        return p.group(into(pattern.left), into(pattern.right));
      case 'interleave':
        return p.interleave(into(pattern.left), into(pattern.right));
      case 'oneOrMore':
        return p.oneOrMore(into(pattern.inner));
      case 'attribute':
        return replaced;
      default:
        return pattern;
    }
  }

  /** After the text of an element. */
  text(pattern: Pattern, text: string): Pattern {
    const p = this.#patterns;
    const into = (part: Pattern) => this.text(part, text);
    switch (pattern.kind) {
      case 'text':
        return pattern;
      case 'after':
        return p.after(into(pattern.left), pattern.right);
      case 'choice':
        return p.choice(into(pattern.left), into(pattern.right));
      case 'interleave': {
        const { left, right } = pattern;
        return p.choice(p.interleave(into(left), right), p.interleave(left, into(right)));
      }
      case 'group': {
        const first = p.group(into(pattern.left), pattern.right);
        return pattern.left.nullable ? p.choice(first, into(pattern.right)) : first;
      }
      case 'oneOrMore':
        return p.group(into(pattern.inner), p.choice(pattern, p.empty));
      case 'value':
        return pattern.text === text.trim().replace(/\s+/g, ' ') ? p.empty : p.notAllowed;
      case 'data':
        return pattern.allows(text) ? p.empty : p.notAllowed;
      case 'list': {
        const words = text.split(/\s+/).filter(word => word !== '');
        const left = words.reduce((rest, word) => this.text(rest, word), pattern.inner);
        return left.nullable ? p.empty : p.notAllowed;
      }
      default:
        return p.notAllowed;
    }
  }

  /** After `</name>`. `anyway`: though something is missing. */
  end(pattern: Pattern, anyway = false): Pattern {
    const p = this.#patterns;
    if (pattern.kind === 'choice') {
      return p.choice(this.end(pattern.left, anyway), this.end(pattern.right, anyway));
    }
    return pattern.kind === 'after' && (anyway || pattern.left.nullable) ? pattern.right : p.notAllowed;
  }

  #holds(inner: Pattern, value: string): boolean {
    return this.text(inner, value).nullable || (value.trim() === '' && inner.nullable);
  }
}
