import type { Failure } from '../../contract/failure.ts';
import type { FunctionSettings, PhysicalFunction } from '../../contract/sriov.ts';

export interface SettingsVerdict {
  readonly problems: readonly { field: string; failure: Failure }[];
  readonly warnings: readonly { text: string; why: string; remedy?: string }[];
}

/** Who else has a MAC address: another function, a guest, the card itself. */
export interface MacUser {
  readonly mac: string;
  readonly who: string;
}

/**
 * What is wrong with the settings of one function of a device, by ip-link(8) and what drivers take. `wanted` are the
 * changes alone; what is left out stays as it is.
 */
export function judgeSettings(
  wanted: FunctionSettings,
  device: PhysicalFunction,
  index: number,
  macUsers: readonly MacUser[],
): SettingsVerdict {
  const now = device.functions[index]?.settings ?? {};
  const then = { ...now, ...wanted };
  const problems: SettingsVerdict['problems'][number][] = [];
  const warnings: SettingsVerdict['warnings'][number][] = [];
  const refuse = (field: string, reason: string) =>
    problems.push({ field, failure: { code: 'INPUT_INVALID', params: { field, reason } } });

  if (wanted.mac !== undefined) {
    const first = Number.parseInt(wanted.mac.slice(0, 2), 16);
    const taken = macUsers.find(({ mac }) => mac === wanted.mac);
    if ((first & 1) !== 0) refuse('mac', 'It is a group’s: the second digit of a card’s address is even.');
    else if (wanted.mac === '00:00:00:00:00:00') refuse('mac', 'All zeros is no address.');
    else if (taken) refuse('mac', `${taken.who} has this address already.`);
    else if ((first & 2) === 0) {
      warnings.push({
        text: `${wanted.mac} is an address that belongs to a manufacturer.`,
        why: 'A card somewhere may have the same one, and then neither works in one network.',
        remedy: 'Addresses of one’s own have 2, 6, a or e as their second digit, such as 52:54:00:….',
      });
    }
  }

  const speed = speedOf(device);
  const [minRate = 0, maxRate = 0] = [then.minRate, then.maxRate];
  if (wanted.minRate !== undefined || wanted.maxRate !== undefined) {
    if (maxRate > 0 && minRate > maxRate) {
      refuse(wanted.minRate === undefined ? 'maxRate' : 'minRate', 'The least is more than the most.');
    }
    if (speed !== undefined) {
      const promised = device.functions.reduce(
        (sum, { index: other, settings }) => sum + (other === index ? minRate : (settings.minRate ?? 0)),
        0,
      );
      if (maxRate > speed) refuse('maxRate', `The link has ${speed} Mbit/s.`);
      if (promised > speed) {
        refuse(
          'minRate',
          `Together with the other functions that is ${promised} Mbit/s; the link has ${speed}.`,
        );
      }
    } else if (minRate > 0 || maxRate > 0) {
      warnings.push({
        text: 'The card has no link now.',
        why: 'Many drivers take a rate only while the speed of the link is known.',
        remedy: 'Plug the cable in and bring the card up first.',
      });
    }
  }

  if ((wanted.priority ?? 0) > 0 && (then.vlan ?? 0) === 0) {
    warnings.push({
      text: 'A priority without a VLAN tags every frame with VLAN 0.',
      why: 'Not every driver takes it, and not every switch lets such frames pass.',
    });
  }
  if (wanted.spoofCheck === false) {
    warnings.push({
      text: 'Without the spoof check a guest can send with any address.',
      why: 'It can pass for another machine of the network.',
    });
  }
  if (wanted.trust === true) {
    warnings.push({
      text: 'A trusted function may change its own address and listen to all traffic.',
      why: 'Bridges, bonds and routers inside a guest need that; others do not.',
    });
  }
  return { problems, warnings };
}

/** Mbit/s of its fastest link that is up; undefined while none is. */
export function speedOf({ nets }: Pick<PhysicalFunction, 'nets'>): number | undefined {
  const speeds = nets.flatMap(({ speed }) => (speed === undefined || speed <= 0 ? [] : [speed]));
  return speeds.length === 0 ? undefined : Math.max(...speeds);
}
