import { join } from 'node:path';
import { containerIdSchema, type ContainerRef } from '#shared/contract/containers.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { Logger } from '../../ports.ts';
import { History } from '../history.ts';

export type ContainerHistory = History<ContainerRef>;

export const containerHistory = (stateDir: string, log: Logger): ContainerHistory =>
  new History<ContainerRef>({
    folder: join(stateDir, 'container-history'),
    nameOf: ({ engine, id }) => `${engine}.${id}`,
    log,
  });

/** The containers of an engine that something is written down of, those that are gone among them. */
export async function writtenDown(history: ContainerHistory, engine: EngineId): Promise<ContainerRef[]> {
  const names = await history.names();
  return names.flatMap(name => {
    const id = containerIdSchema.safeParse(name.slice(engine.length + 1));
    return name.startsWith(`${engine}.`) && id.success ? [{ engine, id: id.data }] : [];
  });
}
