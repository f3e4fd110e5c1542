import { events } from '../protocol/generated/tables.ts';
import type { Events } from '../protocol/generated/types.ts';
import type { EventEntry } from '../protocol/spec.ts';
import type { Header } from '../wire/frame.ts';
import { decoderOf } from '../xdr/decoder.ts';
import type { Reader } from '../xdr/reader.ts';

export interface Subscription {
  /** Never rejects: on a connection that has ended there is nothing left to cancel. */
  cancel(): Promise<void>;
}

type Listener = (event: never) => void;
type Call = (name: string, args: unknown) => Promise<unknown>;

interface Topic {
  readonly entry: EventEntry;
  readonly listeners: Set<{ notify: Listener }>;
  /** Registering and deregistering in turn, so that the daemon never holds two callbacks for one topic. */
  turn: Promise<unknown>;
  registered: { callbackId: number | null } | undefined;
}

const byProcedure = new Map(
  Object.entries(events).map(([name, entry]) => [`${entry.program}:${entry.procedure}`, name]),
);

/** Who listens to which event; one callback in the daemon serves all listeners of an event. */
export class Subscriptions {
  readonly #topics = new Map<string, Topic>();
  readonly #call: Call;
  readonly #onListenerError: (error: unknown) => void;

  constructor(call: Call, onListenerError: (error: unknown) => void) {
    this.#call = call;
    this.#onListenerError = onListenerError;
  }

  async subscribe<K extends keyof Events>(
    name: K,
    notify: (event: Events[K]) => void,
  ): Promise<Subscription> {
    const topic = this.#topic(name);
    const listener = { notify: notify as Listener };
    // Before the daemon is asked: the first event may come ahead of its answer.
    topic.listeners.add(listener);
    try {
      await this.#inTurn(topic, () => this.#register(topic));
    } catch (error) {
      topic.listeners.delete(listener);
      throw error;
    }
    return {
      cancel: async () => {
        topic.listeners.delete(listener);
        await this.#inTurn(topic, () => this.#deregister(topic)).catch(() => undefined);
      },
    };
  }

  /** Resolves once nothing is on its way to be registered or deregistered; never rejects. */
  async settled(): Promise<void> {
    await Promise.all(Array.from(this.#topics.values(), ({ turn }) => turn));
  }

  /** @throws {XdrError} when the event is not of its type */
  dispatch({ program, procedure }: Header, payload: Reader): void {
    const name = byProcedure.get(`${program}:${procedure}`);
    const topic = name === undefined ? undefined : this.#topics.get(name);
    if (!topic) return;
    const event = readEvent(topic.entry, payload);
    // A copy: whoever subscribes while this event is told gets the next one.
    for (const { notify } of Array.from(topic.listeners)) {
      try {
        notify(event as never);
      } catch (error) {
        this.#onListenerError(error);
      }
    }
  }

  #topic(name: string): Topic {
    let topic = this.#topics.get(name);
    if (!topic) {
      const entry = events[name];
      if (!entry) throw new TypeError(`There is no event "${name}"`);
      topic = { entry, listeners: new Set(), turn: Promise.resolve(), registered: undefined };
      this.#topics.set(name, topic);
    }
    return topic;
  }

  #inTurn(topic: Topic, step: () => Promise<void>): Promise<void> {
    const turn = topic.turn.then(step, step);
    topic.turn = turn.catch(() => undefined);
    return turn;
  }

  async #register(topic: Topic): Promise<void> {
    if (topic.registered) return;
    const answer = (await this.#call(topic.entry.register, topic.entry.args)) as {
      callbackId: number;
    } | null;
    topic.registered = { callbackId: answer?.callbackId ?? null };
  }

  async #deregister(topic: Topic): Promise<void> {
    if (!topic.registered || topic.listeners.size > 0) return;
    const { callbackId } = topic.registered;
    topic.registered = undefined;
    await this.#call(topic.entry.deregister, callbackId === null ? null : { callbackId });
  }
}

function readEvent(entry: EventEntry, payload: Reader): unknown {
  const message = decoderOf(entry.message)(payload) as Record<string, unknown>;
  payload.finish();
  if (entry.wrapped) return message['msg'];
  const { callbackId: _, ...event } = message;
  return event;
}
