import type { Readable } from 'node:stream';
import { openAgent } from '#electron/docker/agent.ts';
import { makeClient } from '#electron/docker/client.ts';
import { factsOf } from './engine-facts.ts';
import { EngineLink } from './engine-link.ts';
import type { EnginePlace } from './engine-place.ts';
import type { KeepAlive } from './keep-alive.ts';
import { readInfo, sayHello } from './hello.ts';

/** An engine that takes longer to answer is treated as not there. */
const ANSWER_TIMEOUT_MS = 15_000;

export interface OpenOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Told of what a listener to events throws. */
  readonly onError: (error: unknown) => void;
  readonly timeoutMs?: number;
  readonly keepAlive?: KeepAlive;
}

/** Opens a link: says hello, agrees on a version of the API, and follows its events from then on. */
export async function openEngine(place: EnginePlace, options: OpenOptions): Promise<EngineLink> {
  const { env, signal, onError, timeoutMs = ANSWER_TIMEOUT_MS, keepAlive } = options;
  const { endpoint } = place;
  const agent = await openAgent(endpoint, env);
  const stop = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  // Ends every connection that is open half way, and so whatever waits for one.
  const end = () => agent.destroy();
  stop.addEventListener('abort', end, { once: true });
  try {
    stop.throwIfAborted();
    const { version, api } = await sayHello(place, await makeClient(endpoint, agent));
    const docker = await makeClient(endpoint, agent, api);
    const info = await readInfo(place, docker);
    const listensFrom = engineNow(info.SystemTime);
    const since = listensFrom === undefined ? {} : { since: listensFrom / 1000 };
    const stream = (await docker.getEvents(since)) as Readable;
    stop.throwIfAborted();
    const facts = factsOf(version, info, api, endpoint.address.kind === 'unix');
    const from = listensFrom === undefined ? {} : { listensFrom };
    const rest = { onError, ...from, ...(keepAlive && { keepAlive }) };
    return new EngineLink({ place, facts, docker, agent, stream, ...rest });
  } catch (error) {
    agent.destroy();
    // Why it was cut short tells more than that it was.
    throw stop.aborted ? stop.reason : error;
  } finally {
    stop.removeEventListener('abort', end);
  }
}

/**
 * By the engine's own clock, in milliseconds since 1970. It answers before it listens to itself: what happens between
 * the two is told when asked for from a moment before.
 */
function engineNow(systemTime: string | undefined): number | undefined {
  const now = systemTime === undefined ? Number.NaN : Date.parse(systemTime);
  return Number.isNaN(now) ? undefined : now;
}
