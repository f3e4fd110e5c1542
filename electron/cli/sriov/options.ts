import type { FunctionSettings } from '#shared/contract/sriov.ts';
import { CliError, type OptionValue, type VerbOptions } from '../verb.ts';

type Values = Readonly<Record<string, OptionValue>>;

export const settingOptions = {
  mac: { type: 'string' },
  vlan: { type: 'string' },
  priority: { type: 'string' },
  'spoof-check': { type: 'string' },
  trust: { type: 'string' },
  'min-rate': { type: 'string' },
  'max-rate': { type: 'string' },
  link: { type: 'string' },
} as const satisfies VerbOptions;

export const textOption = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

/** Throws CliError for what is no whole number. */
export function numberOption(values: Values, name: string): number | undefined {
  const text = textOption(values, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new CliError(`sriov: --${name} ${text}: give a whole number.`);
  return Number(text);
}

function switchOption(values: Values, name: string): boolean | undefined {
  const text = textOption(values, name);
  if (text === undefined) return undefined;
  if (text !== 'on' && text !== 'off') throw new CliError(`sriov: --${name} ${text}: give on or off.`);
  return text === 'on';
}

const LINKS = ['auto', 'up', 'down'] as const;

function linkOption(values: Values): FunctionSettings['link'] {
  const text = textOption(values, 'link');
  const link = LINKS.find(word => word === text);
  if (text !== undefined && !link) throw new CliError(`sriov: --link ${text}: give auto, up or down.`);
  return link;
}

/** What was named of a function's settings; throws CliError when that is nothing. */
export function settingsOf(values: Values): FunctionSettings {
  const settings = {
    mac: textOption(values, 'mac'),
    vlan: numberOption(values, 'vlan'),
    priority: numberOption(values, 'priority'),
    spoofCheck: switchOption(values, 'spoof-check'),
    trust: switchOption(values, 'trust'),
    minRate: numberOption(values, 'min-rate'),
    maxRate: numberOption(values, 'max-rate'),
    link: linkOption(values),
  };
  const named = Object.entries(settings).filter(([, value]) => value !== undefined);
  if (named.length === 0) throw new CliError('sriov: say what to set, such as --mac or --vlan.');
  return Object.fromEntries(named);
}
