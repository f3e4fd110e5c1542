import { fileTree } from '#electron/host/tree/file-tree.ts';
import { holderOfSocket, readListeners } from '#electron/host/net/listeners.ts';
import type { RunPort } from '#shared/contract/container-run/ports.ts';
import type { Container } from '#shared/contract/containers.ts';
import { isContainerActive } from '#shared/domain/containers/actions.ts';
import type { HeldPort } from '#shared/domain/run/facts.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { readList } from './read-rows.ts';

/** The engine's own helper listens for a container, which has a better name. */
const PROXY = 'docker-proxy';

/** Ports of the engine's host that containers publish. */
const publishedPorts = (containers: readonly Container[]): HeldPort[] =>
  containers
    // Podman lists ports also of one that does not run.
    .filter(({ state }) => isContainerActive(state))
    .flatMap(({ name, ports }) =>
      ports.flatMap(({ host, transport }) =>
        host === undefined ? [] : [{ ...host, transport, holder: `The container “${name}”` }],
      ),
    );

/**
 * Who listens on these ports of the engine's host: containers by its list, read anew unless given, programs where it is this computer. Only
 * those: reading whose a socket is means looking through everybody's open files.
 */
export async function readHeldPorts(
  live: LiveEngine,
  wanted: ReadonlySet<number>,
  containers?: readonly Container[],
): Promise<HeldPort[]> {
  if (wanted.size === 0) return [];
  const published = publishedPorts(containers ?? (await readList(live))).filter(({ port }) =>
    wanted.has(port),
  );
  if (!live.facts.local) return published;
  const tree = fileTree();
  const listeners = (await readListeners(tree)).filter(({ port }) => wanted.has(port));
  const programs = listeners.map(async ({ transport, address, port, inode }): Promise<HeldPort> => {
    const program = (await holderOfSocket(tree, inode))?.trim();
    const named = program !== undefined && program !== PROXY;
    return { transport, address, port, ...(named && { holder: `The program “${program}”` }) };
  });
  return [...published, ...(await Promise.all(programs))];
}

/** The ports of the engine's host that are asked for. */
export const hostPorts = (ports: readonly Pick<RunPort, 'host'>[]): ReadonlySet<number> =>
  new Set(ports.flatMap(({ host }) => host ?? []));
