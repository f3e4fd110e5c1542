import type { HostPlan } from '../../contract/host-plan.ts';
import type { HostStep } from '../../contract/host-step.ts';
import type { PhysicalFunction, SriovChange, SriovState } from '../../contract/sriov.ts';
import { judgeSettings, type MacUser } from './settings-rules.ts';
import { differing, named, otherWarnings, settingSteps, type SettingStep, unusual } from './steps.ts';

export function planSettings(
  { index, settings, keep }: Extract<SriovChange, { do: 'settings' }>,
  device: PhysicalFunction,
  state: SriovState,
  guestMacs: readonly MacUser[],
): HostPlan {
  const title = `Function ${index} of ${named(device)}`;
  const own = device.functions[index];
  if (!own) {
    const there = device.functions.length;
    const reason =
      there === 0 ? 'The device has no functions now.' : `The device has functions 0 to ${there - 1} now.`;
    return refused(title, 'index', reason);
  }
  if (device.nets.length === 0) {
    return refused(
      title,
      'settings',
      'Only functions of a network card that a driver of the host has can be set up.',
    );
  }
  const holder = own.usedBy.find(user => user.by === 'guest' && user.running);
  const verdict = judgeSettings(settings, device, index, [...macUsers(state, own.address), ...guestMacs]);
  const now = settingSteps(device, index, differing(settings, own.settings), 'now');
  const before = device.kept?.functions.find(each => each.index === index);
  const always = { ...before, ...settings };
  const kept = keep
    ? settingSteps(device, index, unusual({ ...own.settings, ...settings }, always), 'boot')
    : [];
  // What is kept needs its function to be there. With another number all is said again: see the helper.
  const more: HostStep[] =
    keep && (device.kept?.count ?? 0) <= index
      ? [
          { do: 'virtual-functions', address: device.address, count: device.functions.length, when: 'boot' },
          ...(device.kept?.functions ?? [])
            .filter(each => each.index !== index)
            .flatMap(({ index: other, ...rest }) => settingSteps(device, other, rest, 'boot')),
        ]
      : [];
  return {
    title,
    steps: [...more, ...(keep ? merged(now, kept) : now)],
    lost: [],
    warnings: [
      ...verdict.warnings,
      ...(holder?.by === 'guest'
        ? [
            {
              text: `“${holder.name}” runs with this function.`,
              why: 'A new MAC address or VLAN takes hold at once, and its connections may break.',
            },
          ]
        : []),
      ...(device.nets.some(({ up }) => up)
        ? []
        : [
            {
              text: `${named(device)} is down.`,
              why: 'Functions have no link while the card they are cut from has none, and some settings are refused.',
              remedy: `Bring it up: ip link set ${named(device)} up`,
            },
          ]),
      ...otherWarnings(device, keep),
    ],
    problems: [...verdict.problems],
  };
}

/** One step for both where the same is set now and at every start. */
function merged(now: readonly SettingStep[], kept: readonly SettingStep[]): SettingStep[] {
  const [first] = now;
  const [later] = kept;
  if (!first || !later) return [...now, ...kept];
  const same = JSON.stringify({ ...first, when: 'boot' }) === JSON.stringify(later);
  return same ? [{ ...later, when: 'both' }] : [first, later];
}

/** Of functions other than that one, and of the cards themselves. */
function macUsers({ physical }: SriovState, except: string): MacUser[] {
  return physical.flatMap(({ nets, functions: all }) => [
    ...nets.flatMap(({ name, mac }) => (mac === undefined ? [] : [{ mac, who: name }])),
    ...all.flatMap(({ address, index, settings: { mac } }) =>
      mac === undefined || address === except
        ? []
        : [{ mac, who: `function ${index} of ${nets[0]?.name ?? address}` }],
    ),
  ]);
}

function refused(title: string, field: string, reason: string): HostPlan {
  const problems = [{ field, failure: { code: 'INPUT_INVALID' as const, params: { field, reason } } }];
  return { title, steps: [], lost: [], warnings: [], problems };
}
