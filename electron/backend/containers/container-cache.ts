import { z } from 'zod';
import {
  containerIdSchema,
  containerStateSchema,
  type Container,
  type ContainerId,
  type ContainerRef,
  type ContainersEvent,
} from '#shared/contract/containers.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { fail } from '../failures/fail.ts';
import type { Logger } from '../ports.ts';
import { Emitter } from '../watch/emitter.ts';
import { Pending } from '../watch/pending.ts';
import { stoppable } from '../watch/stoppable.ts';
import type { EngineEvent, Engines, LiveEngine } from '../engines/ports.ts';
import type { Containers } from './ports.ts';

type Key = string & { readonly __brand: 'ContainerKey' };
const keyOf = ({ engine, id }: ContainerRef): Key => `${engine}/${id}` as Key;
type Change = { readonly ref: ContainerRef; readonly container: Container | undefined };

/** What the engine's list says of one container (Docker Engine API, GET /containers/json). */
const listedSchema = z.object({
  Id: containerIdSchema,
  Names: z.array(z.string()),
  Image: z.string(),
  ImageID: z.string(),
  Command: z.string(),
  Created: z.number(),
  State: containerStateSchema,
  Ports: z.array(
    z.object({
      IP: z.string().optional(),
      PrivatePort: z.number(),
      PublicPort: z.number().optional(),
      Type: z.enum(['tcp', 'udp', 'sctp']),
    }),
  ),
  Labels: z.record(z.string(), z.string()).nullish(),
  NetworkSettings: z
    .object({ Networks: z.record(z.string(), z.object({ IPAddress: z.string().nullish() })).nullish() })
    .nullish(),
});

/** The containers of every engine that answers, kept true by its events. */
export class ContainerCache implements Containers {
  readonly #byKey = new Map<Key, Container>();
  readonly #changes: Emitter<Change>;

  constructor(engines: Engines, log: Logger) {
    this.#changes = new Emitter(error => log.error({ err: error }, 'A listener to containers failed'));
    engines.onLink(async live => {
      live.onEvent(event => {
        this.#follow(live, event).catch((error: unknown) =>
          log.warn({ err: error }, 'A container was not read'),
        );
      });
      await this.#readAll(live);
    });
  }

  get(ref: ContainerRef): Container | undefined {
    return this.#byKey.get(keyOf(ref));
  }

  require(ref: ContainerRef): Container {
    const container = this.get(ref);
    if (container === undefined) throw fail('NOT_FOUND', { name: ref.id.slice(0, 12) });
    return container;
  }

  list(engine?: EngineId): Container[] {
    const all = [...this.#byKey.values()];
    return engine === undefined ? all : all.filter(each => each.engine === engine);
  }

  watch(signal?: AbortSignal): AsyncGenerator<ContainersEvent, void, void> {
    return stoppable(stop => this.#watch(stop), signal);
  }

  async until(
    ref: ContainerRef,
    predicate: (container: Container | undefined) => boolean,
    signal: AbortSignal,
  ): Promise<Container | undefined> {
    for (;;) {
      const now = this.get(ref);
      if (predicate(now)) return now;
      await new Promise<void>((resolve, reject) => {
        const stop = this.#changes.on(change => {
          if (keyOf(change.ref) !== keyOf(ref)) return;
          stop();
          resolve();
        });
        signal.addEventListener('abort', () => {
          stop();
          reject(signal.reason as Error);
        });
      });
    }
  }

  async *#watch(stop: AbortSignal): AsyncGenerator<ContainersEvent, void, void> {
    const pending = new Pending<Key, Change>();
    const unlisten = this.#changes.on(change => pending.put(keyOf(change.ref), change));
    try {
      yield { kind: 'snapshot', containers: this.list(), complete: true };
      for (;;) {
        const changes = await pending.take(200, stop);
        if (changes === undefined) return;
        const there = changes.flatMap(({ container }) => (container ? [container] : []));
        const gone = changes.flatMap(({ ref, container }) => (container ? [] : [ref]));
        if (there.length > 0) yield { kind: 'upsert', containers: there };
        if (gone.length > 0) yield { kind: 'remove', containers: gone };
      }
    } finally {
      unlisten();
    }
  }

  async #readAll(live: LiveEngine): Promise<void> {
    const listed = await this.#read(live, {});
    const named = new Set(listed.map(keyOf));
    for (const old of this.list(live.id)) if (!named.has(keyOf(old))) this.#forget(old);
    for (const container of listed) this.#put(container);
  }

  async #follow(live: LiveEngine, { type, action, actor }: EngineEvent): Promise<void> {
    if (type !== 'container' || action.startsWith('exec_')) return;
    const id = containerIdSchema.parse(actor.id);
    if (action === 'destroy') return this.#forget({ engine: live.id, id });
    await this.#readOne(live, id);
  }

  async #readOne(live: LiveEngine, id: ContainerId): Promise<void> {
    const [container] = await this.#read(live, { id: [id] });
    if (container === undefined) this.#forget({ engine: live.id, id });
    else this.#put(container);
  }

  async #read(live: LiveEngine, filters: Record<string, string[]>): Promise<Container[]> {
    const answer: unknown = await live.docker.listContainers({ all: true, filters });
    return z
      .array(listedSchema)
      .parse(answer)
      .map(listed => rowOf(live.id, listed));
  }

  #put(container: Container): void {
    this.#byKey.set(keyOf(container), container);
    this.#changes.emit({ ref: container, container });
  }

  #forget({ engine, id }: ContainerRef): void {
    if (!this.#byKey.delete(keyOf({ engine, id }))) return;
    this.#changes.emit({ ref: { engine, id }, container: undefined });
  }
}

function rowOf(engine: EngineId, listed: z.infer<typeof listedSchema>): Container {
  const labels = listed.Labels ?? {};
  const project = labels['com.docker.compose.project'];
  return {
    engine,
    id: listed.Id,
    name: (listed.Names[0] ?? listed.Id.slice(0, 12)).replace(/^\//, ''),
    image: listed.Image,
    imageId: listed.ImageID,
    command: listed.Command,
    createdAt: listed.Created * 1000,
    state: listed.State,
    ...(project !== undefined && {
      project: { name: project, service: labels['com.docker.compose.service'] ?? '' },
    }),
    ports: listed.Ports.map(({ IP, PrivatePort, PublicPort, Type }) => ({
      container: PrivatePort,
      transport: Type,
      ...(PublicPort !== undefined && { host: { address: IP ?? '0.0.0.0', port: PublicPort } }),
    })),
    networks: Object.entries(listed.NetworkSettings?.Networks ?? {}).map(([name, { IPAddress }]) => ({
      name,
      ...(IPAddress && { address: IPAddress }),
    })),
    labels,
  };
}
