import { holderOfSocket, readListeners } from '#electron/host/net/listeners.ts';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { HeldPort } from '#shared/domain/run/facts.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { LiveEngine } from '../engines/ports.ts';

/**
 * Who holds the ports that are asked for: containers of the engine, and for one of this computer every program on
 * it. Only those: reading whose a socket is means looking through everybody's open files.
 */
export async function readHeldPorts(
  { containers }: Pick<ContainerDeps, 'containers'>,
  live: LiveEngine,
  { ports = [] }: Pick<RunRequest, 'ports'>,
): Promise<HeldPort[]> {
  const asked = new Set(ports.flatMap(({ host }) => (host === undefined ? [] : [host])));
  if (asked.size === 0) return [];
  const byContainers = containers
    .list(live.id)
    .flatMap(({ name, ports: published }) =>
      published.flatMap(({ transport, host }): HeldPort[] =>
        host === undefined || !asked.has(host.port)
          ? []
          : [{ ...host, transport, holder: `The container “${name}”` }],
      ),
    );
  if (!live.facts.local) return byContainers;
  const tree = fileTree();
  const found = (await readListeners(tree)).filter(({ port }) => asked.has(port));
  // A container's port is listened on by a helper of the engine, which says nothing to a person.
  const others = found.filter(
    ({ port, transport }) => !byContainers.some(each => each.port === port && each.transport === transport),
  );
  const byPrograms = others.map(async ({ transport, address, port, inode }): Promise<HeldPort> => {
    const program = await holderOfSocket(tree, inode);
    return { transport, address, port, ...(program !== undefined && { holder: `The program “${program}”` }) };
  });
  return [...byContainers, ...(await Promise.all(byPrograms))];
}
