import type { RunPlan } from '#shared/contract/container-run/plan.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { RunFacts } from './facts.ts';

type Note = RunPlan['notes'][number];

/** Ports that only root can listen on. */
const PRIVILEGED_PORTS = 1024;

/** What a person might not expect, and need not fear. */
export function runNotes(request: RunRequest, { engine, paths }: RunFacts): Note[] {
  const { ports = [], network, mounts = [] } = request;
  const open = ports.filter(({ address }) => address === undefined);
  const low = ports.filter(({ host }) => (host ?? PRIVILEGED_PORTS) < PRIVILEGED_PORTS);
  const unseen = mounts.flatMap(mount =>
    mount.kind === 'bind' && !paths.has(mount.source) ? [mount.source] : [],
  );
  const found: (Note | false)[] = [
    network?.mode === 'host' &&
      ports.length > 0 && {
        field: 'ports',
        text: 'On the host’s network nothing is published: its ports are the host’s already.',
      },
    network?.mode !== 'host' &&
      open.length > 0 && {
        field: 'ports',
        text: 'Without an address a port is open to everybody who reaches the host, past the firewall’s usual rules. 127.0.0.1 keeps it to the host.',
      },
    engine.rootless &&
      low.length > 0 && {
        field: 'ports',
        text: 'An engine without root can listen below 1024 only where the host allows it.',
      },
    unseen.length > 0 && {
      field: 'mounts',
      text: `Whether ${unseen.join(' and ')} is there shows only when it is made: it is on the engine’s host.`,
    },
  ];
  return found.filter(note => note !== false);
}
