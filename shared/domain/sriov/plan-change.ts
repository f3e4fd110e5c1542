import type { HostPlan } from '../../contract/host-plan.ts';
import type { HostStep } from '../../contract/host-step.ts';
import type { PhysicalFunction, SriovChange, SriovState } from '../../contract/sriov.ts';
import type { MacUser } from './settings-rules.ts';
import { planCount } from './plan-count.ts';
import { planSettings } from './plan-settings.ts';
import { named, otherWarnings, settingSteps, unusual } from './steps.ts';

export interface ChangeContext {
  readonly state: SriovState;
  /** MAC addresses of guests. */
  readonly guestMacs: readonly MacUser[];
  /** The host's files can be changed by us: it is this computer or one that is reached over ssh. */
  readonly reachable: boolean;
  readonly host: string;
}

type Draft = Omit<HostPlan, 'title'>;

/** The fewest steps of the host that lead to what is wanted; see contract/sriov.ts. */
export function planChange(change: SriovChange, context: ChangeContext): HostPlan {
  const device = context.state.physical.find(({ address }) => address === change.device);
  const nothing: Draft = { steps: [], lost: [], warnings: [], problems: [] };
  if (!device) {
    const params = { device: change.device, host: context.host };
    return {
      ...nothing,
      title: `Virtual functions of ${change.device}`,
      problems: [{ field: 'device', failure: { code: 'DEVICE_ABSENT', params } }],
    };
  }
  const { title, ...draft } = { ...nothing, ...planFor(change, device, context) };
  const problems = context.reachable ? draft.problems : [unreachable(context.host), ...draft.problems];
  return { title, ...draft, problems, steps: problems.length > 0 ? [] : draft.steps };
}

/** One that is run and configured only by libvirt, which has no call for it. */
function unreachable(host: string): HostPlan['problems'][number] {
  const reason =
    'Virtual functions are made by the host’s kernel, and this connection reaches libvirt alone.';
  const remedy = `Connect over ssh (qemu+ssh://root@${host}/system), or run Innkeeper there.`;
  return { failure: { code: 'UNSUPPORTED', params: { host, reason, remedy } } };
}

function planFor(change: SriovChange, device: PhysicalFunction, context: ChangeContext): HostPlan {
  switch (change.do) {
    case 'count':
      return planCount(change, device, context.state);
    case 'settings':
      return planSettings(change, device, context.state, context.guestMacs);
    case 'keep':
      return planKeep(device);
    case 'forget':
      return planForget(device);
  }
}

function planKeep(device: PhysicalFunction): HostPlan {
  const { address, functions: present } = device;
  const count: HostStep = { do: 'virtual-functions', address, count: present.length, when: 'boot' };
  const settings = present.flatMap(each => settingSteps(device, each.index, unusual(each.settings), 'boot'));
  return {
    title: `Keep the functions of ${named(device)}`,
    steps: [count, ...settings],
    lost: [],
    warnings: otherWarnings(device, true),
    problems: [],
  };
}

function planForget(device: PhysicalFunction): HostPlan {
  const { address, kept } = device;
  return {
    title: `Do not keep the functions of ${named(device)}`,
    steps: kept ? [{ do: 'virtual-functions', address, count: 0, when: 'boot' }] : [],
    lost: [],
    warnings: [],
    problems: [],
  };
}
