import type { Container } from '#shared/contract/containers.ts';
import { useEngines } from '#renderer/api/live/engines.ts';
import { portAddress, publishedPorts } from './ports.ts';

/** Where this computer's browser finds the first port it gets to. */
export function firstPortAddress({ state, ports, engine }: Container): string | undefined {
  if (state !== 'running') return undefined;
  const runsIt = useEngines.getState().byId.get(engine);
  for (const port of publishedPorts(ports)) {
    const address = portAddress(port, runsIt);
    if (address !== undefined) return address;
  }
  return undefined;
}

/** Where it answers: a port of this computer, else its address in its network. */
export const firstAddress = (container: Container): string | undefined =>
  firstPortAddress(container)?.replace('http://', '') ??
  container.networks.find(({ address }) => address)?.address;
