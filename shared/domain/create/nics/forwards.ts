import type { PortForward } from '../../../contract/create/nic.ts';
import type { CreateProblem, CreateWarning } from '../../../contract/create/plan.ts';
import { invalid } from '../problem.ts';
import type { PlannedNic } from './part.ts';

const THIS_HOST = '127.0.0.1';
const EVERYWHERE = '0.0.0.0';
/** Below it ports belong to root (ip(7), ip_unprivileged_port_start). */
const UNPRIVILEGED = 1024;

interface Placed extends PortForward {
  readonly field: string;
  readonly address: string;
}

function forwardsOf(nics: readonly PlannedNic[]): Placed[] {
  return nics.flatMap(({ target }, nic) =>
    target.to === 'user'
      ? (target.forwards ?? []).map((forward, index) => ({
          ...forward,
          address: forward.address ?? THIS_HOST,
          field: `nics.${nic}.target.forwards.${index}`,
        }))
      : [],
  );
}

/** A port of the host leads to one place only. */
export function forwardProblems(nics: readonly PlannedNic[]): CreateProblem[] {
  const all = forwardsOf(nics);
  return all.flatMap((forward, index) => {
    const clash = all
      .slice(0, index)
      .some(
        other =>
          other.protocol === forward.protocol &&
          other.host === forward.host &&
          (other.address === forward.address || [other.address, forward.address].includes(EVERYWHERE)),
      );
    return clash
      ? [
          invalid(
            `${forward.field}.host`,
            `Port ${forward.host} (${forward.protocol}) of the host is forwarded already.`,
          ),
        ]
      : [];
  });
}

export function forwardWarnings(nics: readonly PlannedNic[]): CreateWarning[] {
  return forwardsOf(nics).flatMap(({ field, host, address }): CreateWarning[] => [
    ...(host < UNPRIVILEGED
      ? [
          {
            field: `${field}.host`,
            text: `Port ${host} of the host may be refused.`,
            why: 'Ports below 1024 belong to root, and the guest does not run as root.',
            remedy: `Take one from 1024 on, such as ${host + 8000}, or lower net.ipv4.ip_unprivileged_port_start on the host.`,
          },
        ]
      : []),
    ...(address === THIS_HOST
      ? []
      : [
          {
            field: `${field}.address`,
            text: `Other computers can reach the guest by port ${host} of the host.`,
            why: `The host listens on ${address === EVERYWHERE ? 'all of its addresses' : address}, past any libvirt network.`,
          },
        ]),
  ]);
}
