import type Docker from 'dockerode';
import type { Endpoint } from '#electron/docker/endpoint.ts';
import type { Engine, EngineFacts, EngineId, EnginesEvent } from '#shared/contract/engines.ts';
import type { AreaDeps } from '../ports.ts';

/** One line of the engine's event stream (moby: api/types/events). */
export interface EngineEvent {
  /** `container`, `image`, `volume`, `network` … */
  readonly type: string;
  /** `start`, `die`, `health_status: healthy` … */
  readonly action: string;
  readonly actor: { readonly id: string; readonly attributes: Readonly<Record<string, string>> };
  /** Nanoseconds since 1970. */
  readonly timeNano: number;
}

/** An engine that answers now. A reconnect makes a new one: do not keep it across awaits you can avoid. */
export interface LiveEngine {
  readonly id: EngineId;
  readonly address: string;
  /** The address in its parts, and where what TLS needs lies. */
  readonly endpoint: Endpoint;
  readonly label: string;
  readonly facts: EngineFacts;
  /** Bound to the address and to the version of the API that both sides speak. */
  readonly docker: Docker;
  /** Events of this time of being online, told once the engine's lists know of them; returns how to stop. */
  onEvent(listener: (event: EngineEvent) => void): () => void;
  /** The same, at once and in order, though the engine's lists may not know yet; returns how to stop. */
  onHeard(listener: (event: EngineEvent) => void): () => void;
  /** From when on they are told, in milliseconds since 1970 by the engine's own clock; missing where it has none. */
  readonly listensFrom?: number | undefined;
  /** Aborts when this link is gone, for whatever reason. */
  readonly gone: AbortSignal;
}

export type EngineChange = Exclude<EnginesEvent, { kind: 'snapshot' }>;

export interface Engines {
  list(): Engine[];
  get(id: EngineId): Engine | undefined;
  /** Throws NOT_FOUND for an unknown id, and for one not online its failure, or CONNECTION_LOST. */
  require(id: EngineId): LiveEngine;
  /** The live engine if it is online now. */
  live(id: EngineId): LiveEngine | undefined;
  /** Called for each new link; an engine that was lost is online again once all have resolved. */
  onLink(listener: (live: LiveEngine) => Promise<void>): void;
  /** Calls back after each change of any engine's facts or state; returns how to stop. */
  onChange(listener: (event: EngineChange) => void): () => void;
  watch(signal?: AbortSignal): AsyncGenerator<EnginesEvent, void, void>;
}

/** Given to every area about containers. */
export interface EngineDeps extends AreaDeps {
  readonly engines: Engines;
}
