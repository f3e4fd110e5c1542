import type { GuestCpu } from '../../../contract/create/cpu.ts';
import type { HostTopology } from '../../../contract/topology.ts';
import { coresOf } from '../../topology/host-groups.ts';
import { type Choice, Choices } from '../choices.ts';
import type { Decided, Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import { chooseMode, chooseModel } from './mode.ts';
import { chooseShape, type CpuShape } from './shape.ts';

/** The guest's processors, as fields of the request. */
export interface CpuPart {
  readonly vcpus: number;
  readonly cpu: GuestCpu & {
    readonly maximum: number;
    readonly topology: CpuShape;
    readonly features: NonNullable<GuestCpu['features']>;
    readonly nested: boolean;
  };
}

export function decideCpu(setting: Setting): Decided<CpuPart> {
  const { request, facts, offer } = setting;
  const asked = request.cpu ?? {};
  const choices = new Choices();
  const vcpus = choices.take('vcpus', request.vcpus, () => chooseVcpus(setting));
  const maximum = choices.take('cpu.maximum', asked.maximum, () => chooseMaximum(vcpus, asked));
  const mode = choices.maybe('cpu.mode', asked.mode, () => chooseMode(setting));
  const nested = choices.take('cpu.nested', asked.nested, () => ({
    value: false,
    why: 'a guest that runs no guests of its own reaches less of the host’s KVM',
  }));
  if (asked.pins === undefined)
    choices.reasons['cpu.pins'] = 'the host moves them to where there is room, which suits most guests';
  if (asked.features === undefined)
    choices.reasons['cpu.features'] = 'those of the model; none is added or hidden by hand';
  const cpu: CpuPart['cpu'] = {
    maximum,
    topology: choices.take('cpu.topology', asked.topology, () => chooseShape(setting, maximum)),
    mode,
    model:
      mode === 'custom' ? choices.maybe('cpu.model', asked.model, () => chooseModel(setting)) : undefined,
    features: asked.features ?? [],
    migratable:
      mode !== undefined && offer.migratableModes.includes(mode)
        ? choices.take('cpu.migratable', asked.migratable, () => chooseMigratable(setting))
        : asked.migratable,
    nested,
    pins: asked.pins,
    emulatorPins: choices.maybe('cpu.emulatorPins', asked.emulatorPins, () =>
      chooseEmulatorPins(asked.pins, facts.topology),
    ),
  };
  return { value: { vcpus, cpu }, reasons: choices.reasons };
}

function chooseVcpus(setting: Setting): Choice<number> {
  const { request, facts, offer, os } = setting;
  const asked = askedVcpus(request);
  if (asked) return asked;
  const had = facts.appliance?.vcpus;
  if (had !== undefined) return { value: had, why: 'as many as the appliance had' };
  const wanted = Math.max(2, os?.vcpus ?? 0);
  const limit = request.cpu?.maximum ?? wanted;
  const most = Math.max(1, Math.min(facts.cpus, offer.maxVcpus ?? wanted));
  if (limit < Math.min(most, wanted)) return { value: limit, why: 'as many as it can have at most' };
  if (most < wanted) return { value: most, why: `the host has ${facts.cpus}` };
  return { value: wanted, why: wanted > 2 && os ? `${os.label} asks for them` : 'enough to stay responsive' };
}

/** What was said of each CPU tells how many there are. */
function askedVcpus({ cpu, memoryLayout }: Setting['request']): Choice<number> | undefined {
  const { topology, pins = [] } = cpu ?? {};
  if (topology) return { value: product(topology), why: 'as many as the topology has' };
  const count = (numbers: readonly number[]) => Math.max(...numbers) + 1;
  if (pins.length > 0) return { value: count(pins.map(({ vcpu }) => vcpu)), why: 'as many as are pinned' };
  const inCells = (memoryLayout?.cells ?? []).flatMap(({ vcpus }) => vcpus);
  if (inCells.length > 0) return { value: count(inCells), why: 'as many as are in NUMA cells' };
  return undefined;
}

/** No request has more: those of a larger topology are its problem. */
const MOST = 4096;

const product = ({ sockets, dies, cores, threads }: CpuShape): number =>
  Math.min(MOST, sockets * dies * cores * threads);

function chooseMaximum(vcpus: number, { topology }: GuestCpu) {
  const shaped = topology && product(topology);
  if (shaped !== undefined && shaped > vcpus) return { value: shaped, why: 'as many as the topology has' };
  return { value: vcpus, why: 'none are kept back to be plugged in while it runs' };
}

function chooseMigratable(setting: Setting) {
  const given = (setting.request.hostDevices ?? []).some(({ kind }) => kind !== 'usb');
  if (given && traitsOf(setting).kvm)
    return { value: false, why: 'it has a device of this host and cannot move; so it gets all of the CPU' };
  return {
    value: true,
    why: 'only what cannot move to another host with it is left out: the invariant clock',
  };
}

/** QEMU's own threads beside the guest's: on cores that none of its own are pinned to, on its node if there are. */
function chooseEmulatorPins(pins: GuestCpu['pins'], topology: HostTopology | undefined) {
  if (!pins || pins.length === 0 || !topology) return undefined;
  const taken = new Set(pins.flatMap(({ cpus }) => cpus));
  const nodes = new Set(topology.cpus.filter(({ id }) => taken.has(id)).map(({ node }) => node));
  const free = coresOf(topology.cpus.filter(({ online }) => online))
    .filter(({ threads }) => threads.every(({ id }) => !taken.has(id)))
    .flatMap(({ threads }) => threads);
  const near = free.filter(({ node }) => nodes.has(node));
  const value = (near.length > 0 ? near : free).map(({ id }) => id).toSorted((a, b) => a - b);
  if (value.length === 0) return undefined;
  return { value, why: 'QEMU’s own work disturbs none of the CPUs that the guest is pinned to' };
}
