import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { z } from 'zod';
import type { EngineFacts, EngineId } from '#shared/contract/engines.ts';
import { Emitter } from '../watch/emitter.ts';
import type { EngineEvent, LiveEngine } from './ports.ts';

const eventSchema = z.object({
  Type: z.string(),
  Action: z.string(),
  Actor: z.object({ ID: z.string(), Attributes: z.record(z.string(), z.string()).nullish() }),
  timeNano: z.number(),
});

/** One time of being online: it lasts as long as the stream of events does. */
export class EngineLink implements LiveEngine {
  readonly #gone = new AbortController();
  readonly #events: Emitter<EngineEvent>;
  readonly #stream: Readable;

  constructor(
    readonly id: EngineId,
    readonly address: string,
    readonly label: string,
    readonly facts: EngineFacts,
    readonly docker: Docker,
    stream: Readable,
    onError: (error: unknown) => void,
  ) {
    this.#events = new Emitter(onError);
    this.#stream = stream;
    stream.once('error', error => this.#end(error));
    stream.once('close', () =>
      this.#end(Object.assign(new Error('The engine hung up.'), { code: 'ECONNRESET' })),
    );
    createInterface({ input: stream }).on('line', line => this.#line(line));
  }

  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  onEvent(listener: (event: EngineEvent) => void): () => void {
    return this.#events.on(listener);
  }

  async close(): Promise<void> {
    this.#end(Object.assign(new Error('Closed here.'), { code: 'ECONNRESET' }));
    await Promise.resolve();
  }

  #line(line: string): void {
    if (line.trim() === '') return;
    const { Type, Action, Actor, timeNano } = eventSchema.parse(JSON.parse(line));
    this.#events.emit({
      type: Type,
      action: Action,
      actor: { id: Actor.ID, attributes: Actor.Attributes ?? {} },
      timeNano,
    });
  }

  #end(reason: unknown): void {
    if (this.#gone.signal.aborted) return;
    this.#gone.abort(reason);
    this.#stream.destroy();
  }
}
