import type { GuestCpu } from '../../../contract/create/cpu.ts';
import type { Choice } from '../choices.ts';
import type { Setting } from '../topic.ts';

type Mode = NonNullable<GuestCpu['mode']>;

/** What a guest knows of the host's CPU. None where the hypervisor offers nothing to choose. */
export function chooseMode({ request, offer }: Setting): Choice<Mode> | undefined {
  const has = (mode: Mode) => offer.cpuModes.includes(mode);
  if (request.cpu?.model !== undefined && has('custom'))
    return { value: 'custom', why: 'a model is chosen by its name' };
  if (offer.type === 'kvm' && has('host-passthrough'))
    return { value: 'host-passthrough', why: 'every feature of the host’s CPU' };
  if (offer.type !== 'kvm' && has('maximum')) return { value: 'maximum', why: 'all that translation can do' };
  if (has('host-model')) return { value: 'host-model', why: 'the model nearest to the host’s CPU' };
  return undefined;
}

/** Of mode `custom`: the one that libvirt itself would name. */
export function chooseModel({ offer }: Setting): Choice<string> | undefined {
  const usable = offer.cpuModels.filter(model => model.usable);
  const own = usable.find(({ name }) => name === offer.hostModel);
  if (own) return { value: own.name, why: 'the model nearest to the host’s CPU' };
  const [first] = usable;
  return first && { value: first.name, why: 'the first that this host can run' };
}
