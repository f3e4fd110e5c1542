import type { GuestNic, NicTarget } from '../../../contract/create/nic.ts';
import type { ApplianceNic } from '../../appliance/appliance.ts';
import { type Choice, Choices } from '../choices.ts';
import type { CpuPart } from '../cpu/part.ts';
import type { Decided, Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { chooseTarget, completeTarget } from './target.ts';
import { throughArguments } from './slirp.ts';
import { wayOf } from './way.ts';

export type PlannedNic = GuestNic & {
  readonly target: NicTarget;
  readonly link: NonNullable<GuestNic['link']>;
};

/** The guest's network cards, as fields of the request. */
export interface NicsPart {
  readonly nics: PlannedNic[];
}

export interface NicsEarlier {
  readonly cpu: CpuPart;
  /** Boot orders that disks and media have. */
  readonly bootOrders: readonly number[];
}

export function decideNics(setting: Setting, earlier: NicsEarlier): Decided<NicsPart> {
  const { request, facts } = setting;
  const choices = new Choices();
  const had = request.nics ? undefined : facts.appliance?.nics;
  const asked = choices.take('nics', request.nics, () => chooseCards(setting, had));
  const nics = asked.map((nic, index) => decideNic(nic, index, had?.[index], setting, earlier, choices));
  return { value: { nics }, reasons: choices.reasons };
}

function chooseCards(setting: Setting, had: readonly ApplianceNic[] | undefined): Choice<GuestNic[]> {
  if (had) return { value: had.map(() => ({})), why: 'as many as the appliance had' };
  if (!chooseTarget(setting)) return { value: [], why: 'there is no network' };
  return { value: [{}], why: 'one is enough for most guests' };
}

function decideNic(
  asked: GuestNic,
  index: number,
  had: ApplianceNic | undefined,
  setting: Setting,
  earlier: NicsEarlier,
  choices: Choices,
): PlannedNic {
  const field = (name: keyof GuestNic) => `nics.${index}.${name}`;
  const fallback: Choice<NicTarget> = { value: { to: 'user' }, why: 'there is no network' };
  const target = completeTarget(
    choices.take(field('target'), asked.target, () => chooseTarget(setting) ?? fallback),
    field('target'),
    setting,
    choices,
  );
  const model = choices.maybe(field('model'), asked.model, () => chooseModel(setting, target, had));
  const mac = choices.maybe(field('mac'), asked.mac, () =>
    had?.mac === undefined ? undefined : { value: had.mac, why: 'the appliance had it' },
  );
  if (mac === undefined)
    choices.reasons[field('mac')] = throughArguments({ target })
      ? 'QEMU gives it one: it is alone on its network'
      : 'libvirt makes one that no other guest of the host has';
  return {
    ...asked,
    target,
    model,
    mac,
    queues: choices.maybe(field('queues'), asked.queues, () => chooseQueues(setting, target, model, earlier)),
    link: choices.take(field('link'), asked.link, () => ({ value: 'up', why: 'plugged in' })),
    bootOrder: choices.maybe(field('bootOrder'), asked.bootOrder, () =>
      chooseBootOrder(index, setting, earlier),
    ),
  };
}

function chooseModel(
  setting: Setting,
  target: NicTarget,
  had: ApplianceNic | undefined,
): Choice<NonNullable<GuestNic['model']>> | undefined {
  // A function of the host's card is itself.
  if (wayOf(target, setting.facts) === 'function') return undefined;
  const { nicModels } = setting.offer;
  const { virtioDriven, windows, virtio } = traitsOf(setting);
  if (had && nicModels.includes(had.model)) return { value: had.model, why: 'the appliance drives it' };
  if (virtioDriven && nicModels.includes('virtio')) return { value: 'virtio', why: 'fastest' };
  const value = (['e1000e', 'e1000', 'rtl8139'] as const).find(model => nicModels.includes(model));
  if (!value) return { value: 'virtio', why: 'the only one of this machine' };
  const system = setting.os?.label ?? 'the system';
  if (virtio) return { value, why: `${windows ? 'Windows' : system} has its driver built in` };
  return { value, why: 'virtio is not offered' };
}

const MOST_QUEUES = 8;

/** vhost works for each queue in a thread of the kernel; without KVM the guest is too slow to fill one. */
function chooseQueues(
  setting: Setting,
  target: NicTarget,
  model: GuestNic['model'],
  { cpu: { vcpus } }: NicsEarlier,
): Choice<number> | undefined {
  const way = wayOf(target, setting.facts);
  const able = traitsOf(setting).kvm && !setting.facts.session && (way === 'tap' || way === 'macvtap');
  if (!able || model !== 'virtio' || vcpus < 2) return undefined;
  return { value: Math.min(vcpus, MOST_QUEUES), why: 'one for each CPU, so that none waits for another' };
}

function chooseBootOrder(
  index: number,
  { request }: Setting,
  { bootOrders }: NicsEarlier,
): Choice<number> | undefined {
  if (request.source.kind !== 'network-boot' || index > 0) return undefined;
  if ((request.nics ?? []).some(({ bootOrder }) => bootOrder !== undefined)) return undefined;
  return {
    // 100 is the last that a request may have.
    value: Math.min(100, Math.max(0, ...bootOrders) + 1),
    why: 'it starts from the network while its disks are empty',
  };
}
