import type { Connection } from '#shared/contract/connections.ts';
import type { Container } from '#shared/contract/containers.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { inventContainerHistory } from './invent-container-history.ts';
import { inventContainer, inventedContainers, inventedEngine } from './invent-containers.ts';
import type { Scene } from './scene.ts';

const states = ['running', 'running', 'running', 'exited', 'paused'] as const;

/** Half a thousand, in fifty projects. */
const manyContainers: readonly Container[] = Array.from({ length: 500 }, (_, index) =>
  inventContainer({
    name: `${index}-service`,
    state: states[index % states.length] ?? 'running',
    image: `registry.example.org/team/service-${index % 40}:${index}`,
    ...(index % 5 !== 0 && { project: { name: `stack-${index % 50}`, service: `service-${index % 40}` } }),
    ports:
      index % 3 === 0
        ? [{ container: 80, transport: 'tcp', host: { address: '127.0.0.1', port: 20_000 + index } }]
        : [],
  }),
);

/** Containers beside machines: a few, very many, alone, and with their engine gone. */
export function containerScenes(
  connections: readonly Connection[],
  usual: readonly Guest[],
  many: readonly Guest[],
): Record<string, Scene> {
  const engines = [inventedEngine];
  return {
    both: {
      connections,
      guests: usual,
      engines,
      containers: inventedContainers,
      containerHistory: inventContainerHistory(),
    },
    'both-many': { connections, guests: many, engines, containers: manyContainers },
    'containers-only': { connections: [], guests: [], engines, containers: inventedContainers },
    'containers-none': { connections: [], guests: [], engines, containers: [] },
    'containers-lost': {
      connections,
      guests: usual,
      engines: [
        {
          ...inventedEngine,
          state: 'lost',
          failure: { code: 'CONNECTION_LOST', params: { host: inventedEngine.label } },
        },
      ],
      containers: inventedContainers,
    },
  };
}
