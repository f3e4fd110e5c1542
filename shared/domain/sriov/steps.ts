import type { HostPlan } from '../../contract/host-plan.ts';
import type { HostStep } from '../../contract/host-step.ts';
import type { FunctionSettings, PhysicalFunction } from '../../contract/sriov.ts';

export type CountStep = Extract<HostStep, { do: 'virtual-functions' }>;
export type SettingStep = Extract<HostStep, { do: 'virtual-function' }>;

/** As people call the device. */
export const named = (device: PhysicalFunction) => device.nets[0]?.name ?? device.address;

export const functions = (count: number) =>
  count === 1 ? 'one virtual function' : `${count} virtual functions`;

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a new function has anyway. */
const usual: FunctionSettings = {
  vlan: 0,
  priority: 0,
  spoofCheck: true,
  trust: false,
  minRate: 0,
  maxRate: 0,
  link: 'auto',
};

const keysOf = (settings: FunctionSettings) => Object.keys(settings) as (keyof FunctionSettings)[];

function only(
  settings: FunctionSettings,
  wanted: (key: keyof FunctionSettings) => boolean,
): FunctionSettings {
  return Object.fromEntries(
    Object.entries(settings).filter(([key]) => wanted(key as keyof FunctionSettings)),
  );
}

/** What a new function would lack; `always` are given even where they are as usual. */
export function unusual(settings: FunctionSettings, always: FunctionSettings = {}): FunctionSettings {
  const given = keysOf(always);
  return withPartner(
    only(settings, key => given.includes(key) || settings[key] !== usual[key]),
    settings,
  );
}

export function differing(wanted: FunctionSettings, now: FunctionSettings): FunctionSettings {
  const changed = only(wanted, key => wanted[key] !== undefined && wanted[key] !== now[key]);
  return withPartner(changed, { ...now, ...wanted });
}

/** VLAN and priority are set by one call of the kernel, `ip link set … vlan N qos N`: it has both or sets the other to 0. */
function withPartner(part: FunctionSettings, { vlan, priority }: FunctionSettings): FunctionSettings {
  if (part.vlan === undefined && part.priority === undefined) return part;
  return { ...part, vlan: vlan ?? 0, ...(priority !== undefined && priority > 0 && { priority }) };
}

/** None where nothing is to be set, and for devices that are no network cards. */
export function settingSteps(
  { address, nets }: PhysicalFunction,
  index: number,
  settings: FunctionSettings,
  when: SettingStep['when'],
): SettingStep[] {
  if (nets.length === 0 || keysOf(settings).length === 0) return [];
  return [{ do: 'virtual-function', address, index, ...settings, when }];
}

/** What something else does at every start too. */
export function otherWarnings({ others }: PhysicalFunction, keep: boolean): HostPlan['warnings'] {
  if (!keep) return [];
  return others.map(({ file, line, count }) => ({
    text: `${file} makes ${count === undefined ? 'functions' : functions(count)} of this device at every start too.`,
    why: `Which of the two wins depends on which comes last (line ${line}).`,
    remedy: 'Take the line out of that file, or do not keep it here.',
  }));
}
