import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { engineStateSchema } from '#electron/docker/container-state.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import {
  type Container,
  type ContainerId,
  type ContainerState,
  containerIdSchema,
} from '#shared/contract/containers.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { stateFacts } from '#shared/domain/containers/state.ts';
import { HELPER_LABEL } from '#shared/domain/engines/helper-label.ts';
import type { LiveEngine } from '../engines/ports.ts';

/** Checked in one go: few enough not to hold up the event loop. */
const ROWS_A_TURN = 20;

/** What the engine's list says of one container (Docker Engine API, GET /containers/json). */
const listedSchema = z.object({
  Id: containerIdSchema,
  Names: z.array(z.string()).nullish(),
  Image: z.string(),
  ImageID: z.string(),
  Command: z.string().nullish(),
  Created: z.number(),
  State: engineStateSchema,
  Ports: z
    .array(
      z.object({
        IP: z.string().optional(),
        PrivatePort: z.number(),
        PublicPort: z.number().optional(),
        Type: z.enum(['tcp', 'udp', 'sctp']),
      }),
    )
    .nullish(),
  Labels: z.record(z.string(), z.string()).nullish(),
  NetworkSettings: z
    .object({ Networks: z.record(z.string(), z.object({ IPAddress: z.string().nullish() })).nullish() })
    .nullish(),
});

/** Of what the engine says of one (GET /containers/{id}/json), the part that a list does not have. */
const inspectedSchema = z.object({
  State: z.object({
    Status: engineStateSchema,
    StartedAt: z.string(),
    FinishedAt: z.string(),
    ExitCode: z.number().int(),
    Error: z.string().nullish(),
    Health: z.object({ Status: z.string() }).nullish(),
  }),
});

/** Every container of the engine, in one call; `since`, exit codes, failed starts and health are not in it. */
export async function readList(
  { docker, id }: LiveEngine,
  filters: Record<string, string[]> = {},
): Promise<Container[]> {
  const answer: unknown = await docker.listContainers({ all: true, filters });
  const rows: Container[] = [];
  for (const [at, listed] of z.array(z.unknown()).parse(answer).entries()) {
    if (at % ROWS_A_TURN === ROWS_A_TURN - 1) await nextTurn();
    const row = rowOf(id, listedSchema.parse(listed));
    if (!(HELPER_LABEL in row.labels)) rows.push(row);
  }
  return rows;
}

export type StateFacts = ReturnType<typeof stateFacts>;

/** Undefined: it is gone. */
export async function readState({ docker }: LiveEngine, id: ContainerId): Promise<StateFacts | undefined> {
  try {
    const { State } = inspectedSchema.parse(await docker.getContainer(id).inspect());
    return stateFacts({
      state: State.Status,
      startedAt: State.StartedAt,
      finishedAt: State.FinishedAt,
      exitCode: State.ExitCode,
      error: State.Error ?? undefined,
      health: State.Health?.Status,
    });
  } catch (error) {
    if (refusalOf(error)?.status === 404) return undefined;
    throw error;
  }
}

/** One whole row. Undefined: it is gone. */
export async function readRow(live: LiveEngine, id: ContainerId): Promise<Container | undefined> {
  const [[row], state] = await Promise.all([readList(live, { id: [id] }), readState(live, id)]);
  return row && state && { ...row, ...state };
}

function rowOf(engine: EngineId, listed: z.infer<typeof listedSchema>): Container {
  const labels = listed.Labels ?? {};
  const project = labels['com.docker.compose.project'];
  return {
    engine,
    id: listed.Id,
    name: ownName(listed.Names ?? []) ?? listed.Id.slice(0, 12),
    image: listed.Image,
    imageId: listed.ImageID,
    command: listed.Command ?? '',
    createdAt: listed.Created * 1000,
    state: listed.State,
    ...(project !== undefined && {
      project: { name: project, service: labels['com.docker.compose.service'] ?? '' },
    }),
    ports: (listed.Ports ?? []).map(({ IP, PrivatePort, PublicPort, Type }) => ({
      container: PrivatePort,
      transport: Type,
      ...(PublicPort !== undefined && { host: { address: IP || '0.0.0.0', port: PublicPort } }),
    })),
    networks: Object.entries(listed.NetworkSettings?.Networks ?? {}).map(([name, { IPAddress }]) => ({
      name,
      // One that failed to start keeps in the list what it had for a moment.
      ...(IPAddress && hasAddress(listed.State) && { address: IPAddress }),
    })),
    labels,
  };
}

const hasAddress = (state: ContainerState): boolean => !['created', 'exited', 'dead'].includes(state);

/** Old links give a container further names, such as `/web/db`: its own has one slash. */
function ownName(names: readonly string[]): string | undefined {
  const own = names.find(name => name.lastIndexOf('/') === 0) ?? names[0];
  return own?.replace(/^\//, '');
}
