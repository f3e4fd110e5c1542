import type { HostPlan } from '../../contract/host-plan.ts';
import type { HostStep } from '../../contract/host-step.ts';
import type { PhysicalFunction, SriovChange, SriovState } from '../../contract/sriov.ts';
import { capital, functions, named, otherWarnings, settingSteps, unusual } from './steps.ts';
import { saysUser, usesNow } from './users.ts';

/**
 * The kernel takes another number only from none: those there are go first, with all that was set for them
 * (sriov_numvfs in Documentation/ABI/testing/sysfs-bus-pci).
 */
export function planCount(
  { count, keep }: Extract<SriovChange, { do: 'count' }>,
  device: PhysicalFunction,
  state: SriovState,
): HostPlan {
  const { address, functions: present, atMost } = device;
  const again = count !== present.length;
  const problems: HostPlan['problems'] = [];
  if (count > atMost) {
    const reason = atMost === 1 ? 'The device has one at most.' : `The device has ${atMost} at most.`;
    problems.push({ field: 'count', failure: { code: 'INPUT_INVALID', params: { field: 'count', reason } } });
  }
  if (again) problems.push(...present.flatMap(each => inUse(device, each)));
  const when = keep ? (again ? 'both' : 'boot') : 'now';
  const stay = present.slice(0, count);
  const steps: HostStep[] =
    again || (keep && device.kept?.count !== count)
      ? [
          { do: 'virtual-functions', address, count, when },
          ...stay.flatMap(({ index, settings }) => settingSteps(device, index, unusual(settings), when)),
        ]
      : [];
  return {
    title: `${count === 0 ? 'No virtual functions' : capital(functions(count))} of ${named(device)}`,
    steps,
    lost: again ? lostWith(device, count) : [],
    warnings: again ? countWarnings(device, state, count, keep) : otherWarnings(device, keep),
    problems,
  };
}

function inUse(
  device: PhysicalFunction,
  { index, usedBy }: PhysicalFunction['functions'][number],
): HostPlan['problems'] {
  return usedBy.filter(usesNow).map(user => ({
    field: 'count',
    failure: {
      code: 'RESOURCE_BUSY',
      params: {
        name: `function ${index} of ${named(device)}`,
        reason: `${capital(saysUser(user))}, and every function has to go before there can be another number.`,
        remedy:
          user.by === 'guest'
            ? `Shut “${user.name}” down first, or leave the number as it is.`
            : 'Take it out of the host’s use first, or leave the number as it is.',
      },
    },
  }));
}

function lostWith({ functions: present }: PhysicalFunction, count: number): string[] {
  const users = present.flatMap(({ index, usedBy }) =>
    usedBy.flatMap(user => (user.by === 'guest' && index >= count ? [{ index, name: user.name }] : [])),
  );
  return users.map(
    ({ index, name }) =>
      `“${name}” is set up with function ${index}, which is gone then: it cannot start as it is.`,
  );
}

function countWarnings(
  device: PhysicalFunction,
  state: SriovState,
  count: number,
  keep: boolean,
): HostPlan['warnings'] {
  const { nets, address } = device;
  const pools = state.pools.filter(pool => pool.device === address && pool.active);
  const card = nets.find(({ up }) => up);
  return [
    ...otherWarnings(device, keep),
    ...(card
      ? [
          {
            text: `${card.name} may lose its link for a moment.`,
            why: 'Many drivers start the card anew when functions come or go.',
          },
        ]
      : []),
    ...pools.map(({ name }) => ({
      text: `The pool “${name}” knows the functions that there were when it was started.`,
      why: 'libvirt looks for them only then.',
      remedy: 'Stop and start the pool afterwards.',
    })),
    ...(count > 0 && !state.iommu
      ? [
          {
            text: 'Guests cannot be given functions yet.',
            why: 'The IOMMU is off.',
            remedy: 'The doctor says how to turn it on.',
          },
        ]
      : []),
  ];
}
