import type { Labels } from '../../contract/values.ts';

export type ReadLabels = { readonly labels: Labels } | { readonly problem: string };

/** `name=value`, one a line; a name alone has the empty value. Empty lines and those that begin with # are nothing. */
export function readLabels(text: string): ReadLabels {
  const labels: Record<string, string> = {};
  for (const line of text.split('\n').map(each => each.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const at = line.indexOf('=');
    const name = (at < 0 ? line : line.slice(0, at)).trim();
    if (name === '') return { problem: `“${line}” has no name before “=”.` };
    if (name in labels) return { problem: `“${name}” is there twice.` };
    labels[name] = at < 0 ? '' : line.slice(at + 1).trim();
  }
  return { labels };
}
