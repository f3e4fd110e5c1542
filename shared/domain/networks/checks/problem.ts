import type { ActionPlan } from '../../../contract/action-plan.ts';

export type Problem = ActionPlan['problems'][number];

/**
 * What is wrong with one setting. `field` is its path in the settings, such as `addresses.0.ranges.1.end`; `remedy`:
 * what to write there, where the rule knows it.
 */
export function wrong(field: string, label: string, reason: string, remedy?: string): Problem {
  const params = { field: label, reason, ...(remedy !== undefined && { remedy }) };
  return { field, failure: { code: 'INPUT_INVALID', params } };
}

/** What to write, by an example of each kind. */
export const write = {
  address: 'Write it as 192.168.122.1 or fd00::1.',
  mac: 'Write it as 52:54:00:12:34:56, with an even second digit.',
  domain: 'Write it as example.test: letters, digits and dashes, with dots between.',
  interface: 'Write its name as the host has it, such as eth0: 1 to 15 characters, without spaces, / and :.',
} as const;

/** The second of two that are the same, by their key; what has none is left out. */
export function* repeated<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): Generator<{ readonly at: number; readonly first: number; readonly key: string }> {
  const seen = new Map<string, number>();
  for (const [at, item] of items.entries()) {
    const key = keyOf(item);
    if (key === undefined || key === '') continue;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, at);
    else yield { at, first, key };
  }
}

/** A unicast Ethernet address, in lower case; undefined for any other text. */
export function unicastMac(text: string): string | undefined {
  const mac = text.toLowerCase();
  const valid = /^([0-9a-f]{1,2}:){5}[0-9a-f]{1,2}$/.test(mac);
  return valid && (Number.parseInt(mac, 16) & 1) === 0 ? mac : undefined;
}

/** Labels of letters, digits, `-` and `_`, as resolvers take them. */
export const isDnsName = (text: string): boolean =>
  text.length <= 253 &&
  /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$/i.test(text);

/** linux/if.h, IFNAMSIZ. */
export const isInterfaceName = (text: string): boolean =>
  /^[^\s/:]{1,15}$/.test(text) && text !== '.' && text !== '..';
