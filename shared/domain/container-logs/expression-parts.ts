import { classEnd } from './expression-cost.ts';

export interface ExpressionPart {
  readonly source: string;
  /** Characters between it and the part before it, at least. */
  readonly behind: 0 | 1;
}

/**
 * What stands between the `.*` and `.+` of an expression, outside of its groups: a line that holds these one after
 * the other matches. Undefined where there are none, or where there is a choice between wholes.
 */
export function partsOf(source: string): ExpressionPart[] | undefined {
  const parts: ExpressionPart[] = [];
  let begin = 0;
  let behind: 0 | 1 = 0;
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    const next = source[at + 1];
    if (sign === '\\') at += 1;
    else if (sign === '[') at = classEnd(source, at);
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (depth > 0) continue;
    else if (sign === '|') return undefined;
    else if (sign === '.' && (next === '*' || next === '+')) {
      parts.push({ source: source.slice(begin, at), behind });
      at += source[at + 2] === '?' ? 2 : 1;
      behind = next === '+' ? 1 : 0;
      begin = at + 1;
    }
  }
  return parts.length === 0 ? undefined : [...parts, { source: source.slice(begin), behind }];
}
