type Node = Readonly<Record<string, unknown>> | readonly unknown[];

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** What stands at a path of plain data, such as `dns.hosts.0.ip`; undefined where there is nothing. */
export function valueAt(data: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, step) => (isNode(at) ? (at as Record<string, unknown>)[step] : undefined), data);
}

/** The data with another value at a path; undefined takes it out, and what is left with nothing in it goes too. */
export function withValueAt<Data>(data: Data, path: string, value: unknown): Data {
  const [step = '', ...rest] = path.split('.');
  const below = isNode(data) ? (data as Record<string, unknown>)[step] : undefined;
  const next = rest.length === 0 ? value : withValueAt(below, rest.join('.'), value);
  if (Array.isArray(data)) return data.with(Number(step), next) as Data;
  const kept = Object.entries(isNode(data) ? data : {}).filter(([key]) => key !== step);
  const gone = next === undefined || (rest.length > 0 && isEmpty(next));
  return Object.fromEntries(gone ? kept : [...kept, [step, next]]) as Data;
}

const isEmpty = (value: unknown): boolean => isNode(value) && Object.keys(value).length === 0;
