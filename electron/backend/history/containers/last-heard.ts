import { join } from 'node:path';
import { z } from 'zod';
import type { EngineId } from '#shared/contract/engines.ts';
import type { Logger } from '../../ports.ts';
import { JsonFile } from '../../settings/json-file.ts';

/** Health checks are events too: one for each would write to the disk every few seconds. */
const SAVE_MS = 60_000;

const heardSchema = z.object({
  /** The last event, in nanoseconds since 1970 by the engine's clock. */
  event: z.number(),
  /** When it was listened to for the last time, in milliseconds since 1970. */
  until: z.number(),
});
export type Heard = z.infer<typeof heardSchema>;

/** How far each engine was listened to: it outlives the app. */
export class LastHeard {
  readonly #file;
  readonly #log: Logger;
  #known = new Map<string, Heard>();
  readonly #loaded: Promise<void>;
  #saving: NodeJS.Timeout | undefined;
  #saved: Promise<void> = Promise.resolve();

  constructor(stateDir: string, log: Logger) {
    this.#file = new JsonFile({
      path: join(stateDir, 'container-history', 'last-heard.json'),
      version: 1,
      schema: z.record(z.string(), heardSchema),
      empty: {},
      log,
    });
    this.#log = log;
    this.#loaded = this.#file.load().then(
      known => {
        this.#known = new Map(Object.entries(known));
      },
      (error: unknown) => log.warn({ err: error }, 'What was heard last of engines could not be read'),
    );
  }

  async of(engine: EngineId): Promise<Heard | undefined> {
    await this.#loaded;
    return this.#known.get(engine);
  }

  /** To be told of only once `of` was answered. */
  hear(engine: EngineId, event: number): void {
    this.#put(engine, { event: Math.max(event, this.#known.get(engine)?.event ?? 0), until: event / 1e6 });
  }

  /** Nobody listens from now on. */
  leave(engine: EngineId): void {
    const known = this.#known.get(engine);
    if (known !== undefined) this.#put(engine, { ...known, until: Date.now() });
  }

  /** Resolves once it is on the disk, or cannot be. */
  async save(): Promise<void> {
    if (this.#saving !== undefined) {
      clearTimeout(this.#saving);
      this.#saving = undefined;
      this.#saved = this.#file.save(Object.fromEntries(this.#known)).catch((error: unknown) => {
        this.#log.warn({ err: error }, 'What was heard last of engines could not be written');
      });
    }
    await this.#saved;
  }

  #put(engine: EngineId, heard: Heard): void {
    this.#known.set(engine, heard);
    this.#saving ??= setTimeout(() => void this.save(), SAVE_MS).unref();
  }
}
