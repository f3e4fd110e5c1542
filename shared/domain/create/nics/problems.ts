import type { CreateProblem } from '../../../contract/create/plan.ts';
import { invalid, unsupported } from '../problem.ts';
import type { Setting } from '../topic.ts';
import { featureProblems } from './feature-problems.ts';
import { forwardProblems } from './forwards.ts';
import type { NicsEarlier, NicsPart, PlannedNic } from './part.ts';
import { targetProblems } from './target-problems.ts';

export function nicsProblems(
  { nics }: NicsPart,
  setting: Setting,
  { bootOrders }: NicsEarlier,
): CreateProblem[] {
  return [
    ...nics.flatMap((nic, index) => {
      const field = `nics.${index}`;
      return [
        ...targetProblems(nic.target, `${field}.target`, setting),
        ...modelProblems(nic, field, setting),
        ...macProblems(nics, index),
        ...featureProblems(nic, field, setting),
        ...orderProblems(nics, index, bootOrders),
      ];
    }),
    ...forwardProblems(nics),
  ];
}

function modelProblems({ model }: PlannedNic, field: string, { offer, facts }: Setting): CreateProblem[] {
  if (model === undefined || offer.nicModels.includes(model)) return [];
  return [
    unsupported(`${field}.model`, facts, `${offer.machine ?? offer.arch} machines have no ${model} card.`),
  ];
}

function macProblems(nics: readonly PlannedNic[], index: number): CreateProblem[] {
  const mac = nics[index]?.mac?.toLowerCase();
  if (mac === undefined) return [];
  const field = `nics.${index}.mac`;
  // The lowest bit of the first byte marks an address of many (IEEE 802).
  if (Number.parseInt(mac.slice(0, 2), 16) % 2 === 1)
    return [
      invalid(
        field,
        'This is an address for many cards at once (its first byte is odd). Begin with 52:54:00.',
      ),
    ];
  if (/^[0:]+$/.test(mac)) return [invalid(field, 'All zeros are no address of a card.')];
  const first = nics.findIndex(other => other.mac?.toLowerCase() === mac);
  return first < index ? [invalid(field, `Card ${first + 1} has this address already.`)] : [];
}

function orderProblems(
  nics: readonly PlannedNic[],
  index: number,
  taken: readonly number[],
): CreateProblem[] {
  const order = nics[index]?.bootOrder;
  if (order === undefined) return [];
  const twice = taken.includes(order) || nics.findIndex(other => other.bootOrder === order) < index;
  return twice
    ? [invalid(`nics.${index}.bootOrder`, `Another device is number ${order} in the boot order.`)]
    : [];
}
