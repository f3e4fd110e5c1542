import { functionSettingsSchema, type FunctionSettings } from '#shared/contract/sriov.ts';
import { differing } from '#shared/domain/sriov/steps.ts';

/** Settings of a function as they stand in a form. */
export interface SettingsText {
  readonly mac: string;
  readonly vlan: string;
  readonly priority: string;
  readonly minRate: string;
  readonly maxRate: string;
  readonly link: string;
  readonly spoofCheck: boolean;
  readonly trust: boolean;
}

export function asText(settings: FunctionSettings): SettingsText {
  const { mac = '', vlan = 0, priority = 0, minRate = 0, maxRate = 0, link = 'auto' } = settings;
  const { spoofCheck = true, trust = false } = settings;
  const numbers = { vlan, priority, minRate, maxRate };
  const texts = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)]));
  return { mac, link, spoofCheck, trust, ...(texts as Record<keyof typeof numbers, string>) };
}

type Wrong = Partial<Record<keyof SettingsText, string>>;

/** What of a form differs from the settings there are, and what of it cannot be read. */
export function asSettings(
  text: SettingsText,
  now: FunctionSettings,
): { settings: FunctionSettings; wrong: Wrong } {
  const number = (value: string) => (value.trim() === '' ? 0 : Number(value));
  const read = functionSettingsSchema.safeParse({
    ...(text.mac.trim() !== '' && { mac: text.mac }),
    vlan: number(text.vlan),
    priority: number(text.priority),
    minRate: number(text.minRate),
    maxRate: number(text.maxRate),
    link: text.link,
    spoofCheck: text.spoofCheck,
    trust: text.trust,
  });
  if (read.success) return { settings: differing(read.data, { ...asUsual, ...now }), wrong: {} };
  const wrong: Wrong = {};
  for (const { path, message } of read.error.issues) {
    const [name] = path;
    if (typeof name === 'string') wrong[name as keyof SettingsText] ??= says[name] ?? message;
  }
  return { settings: {}, wrong };
}

/** What the form shows for what is not known: leaving it so is no change. */
const asUsual: FunctionSettings = {
  vlan: 0,
  priority: 0,
  minRate: 0,
  maxRate: 0,
  link: 'auto',
  spoofCheck: true,
  trust: false,
};

const says: Readonly<Record<string, string>> = {
  vlan: '0 to 4094',
  priority: '0 to 7',
  minRate: 'A whole number; 0 is any',
  maxRate: 'A whole number; 0 is any',
};
