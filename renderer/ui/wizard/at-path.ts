type Node = Record<string, unknown> | unknown[];

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const isIndex = (key: string) => /^\d+$/.test(key);
const child = (node: unknown, key: string): unknown =>
  isNode(node) ? (node as Record<string, unknown>)[key] : undefined;

/** What is at a path such as `disks.1.bus`; undefined where there is nothing. */
export function getAt(root: unknown, path: string): unknown {
  return path.split('.').reduce(child, root);
}

function copyOf(node: unknown, nextKey: string): Node {
  if (Array.isArray(node)) return [...(node as unknown[])];
  if (isNode(node)) return { ...(node as Record<string, unknown>) };
  return isIndex(nextKey) ? [] : {};
}

/** A copy with another value at the path. What is not on the way there stays the same object. */
export function setAt<T>(root: T, path: string, value: unknown): T {
  const [key = '', ...rest] = path.split('.');
  const copy = copyOf(root, key) as Record<string, unknown>;
  copy[key] = rest.length === 0 ? value : setAt(copy[key], rest.join('.'), value);
  return copy as T;
}

const isEmpty = (value: unknown) =>
  isNode(value) && !Array.isArray(value) && Object.values(value).every(each => each === undefined);

/** A copy without what is at the path, nor the objects that held only that. Items of lists stay. */
export function unsetAt<T>(root: T, path: string): T {
  if (getAt(root, path) === undefined) return root;
  const [key = '', ...rest] = path.split('.');
  const copy = copyOf(root, key) as Record<string, unknown>;
  if (rest.length > 0) {
    const left = unsetAt(copy[key], rest.join('.'));
    if (!isEmpty(left) || Array.isArray(copy)) {
      copy[key] = left;
      return copy as T;
    }
  }
  if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete copy[key];
  return copy as T;
}

/** Whether a field is this one or lies within it. */
export const isWithin = (field: string, path: string): boolean =>
  field === path || field.startsWith(`${path}.`);
