import type { Failure } from '../../contract/failure.ts';
import type { HostStep } from '../../contract/host-step.ts';
import type { PassthroughPlan } from '../../contract/passthrough.ts';
import { formatBytes, GiB } from '../units.ts';
import { bootProblem } from './host/boot-problem.ts';
import { romRefusal } from './host/card-steps.ts';
import { iommuProblem, needsIommu } from './host/iommu.ts';
import { freePages, memoryNode, memoryOf, pagesOf } from './host/page-steps.ts';
import { pinsFor } from './pins.ts';
import { refusals } from './refused.ts';
import type { Decided } from './setting.ts';
import { mainDevice } from './unit.ts';
import { waysFor } from './ways.ts';

type Problem = PassthroughPlan['problems'][number];

/** What the host needs for itself beside guests whose memory stays where it is. */
export const HOST_RESERVE = GiB / 2;

/** Why it is not done as it was asked for. */
export function problems(decided: Decided, steps: readonly HostStep[]): Problem[] {
  const general = refusals(decided, decided.devices);
  if (general.length > 0) return general.map(failure => ({ failure }));
  return [
    ...wayProblems(decided),
    ...hostProblems(decided, steps),
    ...memoryProblems(decided),
    ...choiceProblems(decided),
  ];
}

function wayProblems(decided: Decided): Problem[] {
  const { way, devices } = decided;
  const refused = waysFor(decided, devices).find(each => each.way === way)?.refused;
  return refused === undefined ? [] : [{ field: 'way', failure: unsupported(decided, refused) }];
}

function hostProblems(decided: Decided, steps: readonly HostStep[]): Problem[] {
  const { facts } = decided;
  const iommu = iommuProblem(decided);
  if (iommu) return [{ failure: iommu }];
  const loader = steps.some(({ do: verb }) => verb === 'kernel-arguments') || needsIommu(decided);
  const unable = bootProblem(decided, { loader });
  if (loader && unable) return [{ failure: unable }];
  if (facts?.vfio.vfioPci === 'absent')
    return [
      {
        failure: unsupported(
          decided,
          `Its kernel (${facts.boot.kernel}) has no vfio-pci.`,
          'Install the distribution’s own kernel with all its modules.',
        ),
      },
    ];
  return [];
}

/** A device works in the guest's memory by itself: all of it is taken at the start, and none can be lent twice. */
function memoryProblems(decided: Decided): Problem[] {
  const { host, choices } = decided;
  const wanted = memoryOf(decided);
  const room = host.memory - HOST_RESERVE;
  if (wanted > room)
    return [
      {
        failure: {
          code: 'NO_MEMORY',
          params: { host: host.label, needed: formatBytes(wanted), free: formatBytes(Math.max(0, room)) },
        },
      },
    ];
  const size = choices.hugePages;
  if (size === 'none') return [];
  if (!decided.facts)
    return [
      {
        field: 'hugePages',
        failure: unsupported(decided, 'Its huge pages cannot be counted over this connection.'),
      },
    ];
  const node = memoryNode(decided);
  const nodeMemory = host.topology?.nodes.find(({ id }) => id === node)?.memory;
  const there = pagesOf(wanted, size) <= freePages(decided, size, node);
  if (!there && nodeMemory !== undefined && wanted > nodeMemory - HOST_RESERVE)
    return [
      {
        field: 'hugePages',
        failure: {
          code: 'NO_MEMORY',
          params: {
            host: `NUMA node ${node ?? 0} of ${host.label}`,
            needed: formatBytes(wanted),
            free: formatBytes(Math.max(0, nodeMemory - HOST_RESERVE)),
          },
        },
      },
    ];
  return [];
}

function choiceProblems(decided: Decided): Problem[] {
  const { choices, host, guest, devices, request } = decided;
  const found: Problem[] = [];
  const refuse = (field: string, reason: string | undefined) => {
    if (reason !== undefined)
      found.push({ field, failure: { code: 'INPUT_INVALID', params: { field, reason } } });
  };
  if (choices.rom.from === 'dump') refuse('rom', romRefusal(decided, devices));
  if (choices.pinCpus) {
    const pins = pinsFor(host.topology, guest, mainDevice(devices, request.devices)?.node);
    refuse('pinCpus', 'refused' in pins ? pins.refused : undefined);
  }
  if (guest.document.type !== 'kvm' && (choices.hideKvm || choices.vendorId !== null))
    refuse(
      choices.hideKvm ? 'hideKvm' : 'vendorId',
      'The guest does not run by KVM: there is nothing to hide.',
    );
  if (choices.lookingGlass.by !== 'none' && !decided.facts)
    refuse('lookingGlass', 'The host’s own files cannot be reached over this connection.');
  if (choices.video === 'none' && !devices.some(({ kind }) => kind === 'display'))
    refuse('video', 'There is no screen among the devices, so the guest would have none at all.');
  return found;
}

const unsupported = ({ host }: Decided, reason: string, remedy?: string): Failure => ({
  code: 'UNSUPPORTED',
  params: { host: host.label, reason, ...(remedy !== undefined && { remedy }) },
});
