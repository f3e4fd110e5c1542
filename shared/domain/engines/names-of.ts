/** `“web”`, `“web” and “db”`, `“web”, “db” and 3 more`. */
export function namesOf(names: readonly string[], most = 4): string {
  const quoted = names.map(name => `“${name}”`);
  const [only] = quoted;
  if (only === undefined) return 'nothing';
  if (quoted.length === 1) return only;
  if (quoted.length <= most) return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
  return `${quoted.slice(0, most - 1).join(', ')} and ${quoted.length - most + 1} more`;
}
