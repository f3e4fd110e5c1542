import type { Connection } from 'node-libvirt';

/**
 * A reader whose answer holds for as long as a connection does, for each key of its own. A failure is not
 * remembered: the next to ask tries again.
 */
export function oncePerConnection<Key extends readonly (string | undefined)[], Value>(
  read: (rpc: Connection, ...key: Key) => Promise<Value>,
): (rpc: Connection, ...key: Key) => Promise<Value> {
  const known = new WeakMap<Connection, Map<string, Promise<Value>>>();
  return (rpc, ...key) => {
    const of = known.get(rpc) ?? new Map<string, Promise<Value>>();
    known.set(rpc, of);
    const name = JSON.stringify(key);
    const present = of.get(name);
    if (present) return present;
    const reading = read(rpc, ...key);
    of.set(name, reading);
    reading.catch(() => of.delete(name));
    return reading;
  };
}
