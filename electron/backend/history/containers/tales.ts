import { type ContainerId, containerIdSchema, type ContainerRef } from '#shared/contract/containers.ts';
import { isContainerActive } from '#shared/domain/containers/actions.ts';
import { ranBefore, Tale } from '#shared/domain/container-history/tale.ts';
import { HELPER_LABEL } from '#shared/domain/engines/helper-label.ts';
import type { Containers } from '../../containers/ports.ts';
import type { EngineEvent, LiveEngine } from '../../engines/ports.ts';
import type { ContainerHistory } from './container-history.ts';

/** Writes down what events of one engine say of its containers, and forgets those that are removed. */
export class Tales {
  readonly #live: LiveEngine;
  readonly #containers: Pick<Containers, 'get'>;
  readonly #history: ContainerHistory;
  readonly #byId = new Map<ContainerId, Tale>();

  constructor(live: LiveEngine, containers: Pick<Containers, 'get'>, history: ContainerHistory) {
    this.#live = live;
    this.#containers = containers;
    this.#history = history;
  }

  /** What was over before anybody looked: of containers that were removed since, nothing is kept. */
  tellPast(events: readonly EngineEvent[]): void {
    const byId = new Map<ContainerId, EngineEvent[]>();
    for (const event of events) {
      const id = containerOf(event);
      if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), event]);
    }
    for (const [id, own] of byId) {
      const gone = own.findLast(({ action }) => action === 'destroy');
      if (gone === undefined) this.#byId.set(id, new Tale(ranBefore(own.map(asTold)) ?? this.#runs(id)));
      for (const event of gone === undefined ? own : [gone]) this.tell(event);
    }
  }

  tell(event: EngineEvent): void {
    const id = containerOf(event);
    if (id === undefined) return;
    const ref: ContainerRef = { engine: this.#live.id, id };
    if (event.type === 'container' && event.action === 'destroy') {
      this.#byId.delete(id);
      this.#history.forget(ref);
      return;
    }
    const tale = this.#byId.get(id) ?? new Tale(this.#runs(id));
    this.#byId.set(id, tale);
    const happening = tale.tell(asTold(event));
    if (happening === undefined) return;
    this.#history.record(ref, happening, { at: Math.round(event.timeNano / 1e6), id: eventId(event) });
  }

  #runs(id: ContainerId): boolean {
    const row = this.#containers.get({ engine: this.#live.id, id });
    return row !== undefined && isContainerActive(row.state);
  }
}

/** The same event has the same id, whoever writes it down. */
export const eventId = ({ action, actor, timeNano }: EngineEvent): string =>
  `${timeNano}.${action}.${actor.attributes['name'] ?? ''}`;

const asTold = ({ type, action, actor: { attributes }, timeNano }: EngineEvent) => ({
  type,
  action,
  attributes,
  timeNano,
});

/** Whom it is about; undefined for what is about no container, and for ours, which nobody sees. */
function containerOf({ type, actor }: EngineEvent): ContainerId | undefined {
  if (HELPER_LABEL in actor.attributes) return undefined;
  const text =
    type === 'container' ? actor.id : type === 'network' ? actor.attributes['container'] : undefined;
  const id = containerIdSchema.safeParse(text);
  return id.success ? id.data : undefined;
}
