import type { Agent } from 'node:http';
import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import type { EngineFacts, EngineId } from '#shared/contract/engines.ts';
import type { Endpoint } from '#electron/docker/endpoint.ts';
import { markOnTheWay } from '#electron/docker/engine-error.ts';
import { LineTooLong } from '#electron/docker/stream-lines.ts';
import { LineCutter } from '#shared/domain/line-cutter.ts';
import { Emitter } from '../watch/emitter.ts';
import type { EnginePlace } from './engine-place.ts';
import { readEventLine } from './event-line.ts';
import { type KeepAlive, watchForSilence } from './keep-alive.ts';
import { untilListsKnow } from './lists-know.ts';
import type { EngineEvent, LiveEngine } from './ports.ts';

interface Opened {
  readonly place: EnginePlace;
  readonly facts: EngineFacts;
  readonly docker: Docker;
  /** Holds every connection of the client. */
  readonly agent: Agent;
  /** Of events; it lasts as long as the engine does. */
  readonly stream: Readable;
  readonly onError: (error: unknown) => void;
  readonly listensFrom?: number;
  readonly keepAlive?: KeepAlive;
}

/** One time of being online: it lasts as long as the stream of events does. */
export class EngineLink implements LiveEngine {
  readonly #opened: Opened;
  readonly #gone = new AbortController();
  readonly #lines = new LineCutter();
  readonly #heard: Emitter<EngineEvent>;
  readonly #events: Emitter<EngineEvent>;

  constructor(opened: Opened) {
    this.#opened = opened;
    const { stream, onError } = opened;
    this.#heard = new Emitter(onError);
    this.#events = new Emitter(onError);
    stream.on('error', error => this.#end(error));
    stream.once('close', () => this.#end(hungUp('The engine hung up.')));
    // Told as they come: whoever opened it listens before the next turn.
    stream.on('data', (chunk: Buffer) => this.#read(chunk));
    watchForSilence(opened.docker, this.gone, reason => this.#end(reason), opened.keepAlive);
  }

  get id(): EngineId {
    return this.#opened.place.id;
  }

  get endpoint(): Endpoint {
    return this.#opened.place.endpoint;
  }

  get address(): string {
    return this.#opened.place.address;
  }

  get label(): string {
    return this.#opened.place.label;
  }

  get facts(): EngineFacts {
    return this.#opened.facts;
  }

  get docker(): Docker {
    return this.#opened.docker;
  }

  get listensFrom(): number | undefined {
    return this.#opened.listensFrom;
  }

  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  onEvent(listener: (event: EngineEvent) => void): () => void {
    return this.#events.on(listener);
  }

  onHeard(listener: (event: EngineEvent) => void): () => void {
    return this.#heard.on(listener);
  }

  async close(): Promise<void> {
    this.#end(hungUp('Closed here.'));
    await Promise.resolve();
  }

  #read(chunk: Buffer): void {
    for (const { text, cut } of this.#lines.read(chunk)) {
      if (cut) return this.#end(new LineTooLong());
      if (text.trim() !== '') this.#line(text);
    }
    if (this.#lines.tooLong) this.#end(new LineTooLong());
  }

  #line(line: string): void {
    try {
      const event = readEventLine(line, this.facts);
      this.#heard.emit(event);
      const known = untilListsKnow(event, this.docker);
      if (known === undefined) this.#events.emit(event);
      else void known.then(() => this.#events.emit(event));
    } catch (error) {
      this.#opened.onError(error);
    }
  }

  #end(reason: Error): void {
    if (this.#gone.signal.aborted) return;
    this.#gone.abort(reason);
    // Whatever else goes on over this link ends with it.
    this.#opened.stream.destroy();
    this.#opened.agent.destroy();
  }
}

function hungUp(message: string): Error {
  const error = Object.assign(new Error(message), { code: 'ECONNRESET' });
  markOnTheWay(error);
  return error;
}
