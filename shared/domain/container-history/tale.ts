import type { Happening } from '../../contract/history.ts';
import { endHappening } from './end.ts';
import { signalName, signalNumber } from './signals.ts';

/** An event of an engine about one container, as the engine words it (moby: api/types/events). */
export interface TaleEvent {
  /** `container`, or `network` for one that it is in. */
  readonly type: string;
  readonly action: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Nanoseconds since 1970. */
  readonly timeNano: number;
}

/** Of memory running out the kernel tells several times, once for each process that it ends. */
const SAME_SHORTAGE_NS = 60e9;

const HEALTH = 'health_status: ';

/**
 * What happened to one container, event by event: it remembers as much of what came before as it takes to say why
 * something happened, and what an event only repeats.
 */
export class Tale {
  #runs: boolean;
  readonly #sent = new Set<number>();
  #shortOfMemoryAt: number | undefined;
  #health: string | undefined;
  readonly #left = new Set<string>();

  /** @param runs before the first event that is told */
  constructor(runs: boolean) {
    this.#runs = runs;
  }

  /** Undefined for what says nothing that another event does not say too. */
  tell(event: TaleEvent): Happening | undefined {
    if (event.type === 'network') return this.#network(event);
    if (event.action.startsWith(HEALTH)) return this.#healthIs(event.action.slice(HEALTH.length));
    return this.#told[event.action]?.(event);
  }

  readonly #told: Readonly<Record<string, (event: TaleEvent) => Happening | undefined>> = {
    create: ({ attributes: { image } }) =>
      document(image === undefined ? 'It was made.' : `It was made of the image ${image}.`),
    start: () => {
      this.#runs = true;
      this.#sent.clear();
      this.#left.clear();
      this.#shortOfMemoryAt = undefined;
      this.#health = undefined;
      return state('It started.');
    },
    die: event => this.#end(event),
    oom: ({ timeNano }) => {
      const before = this.#shortOfMemoryAt;
      this.#shortOfMemoryAt = timeNano;
      if (before !== undefined && timeNano - before < SAME_SHORTAGE_NS) return undefined;
      return {
        kind: 'memory',
        text: 'Memory ran out: its host’s kernel ended what took most of it.',
      };
    },
    kill: ({ attributes }) => {
      const signal = signalNumber(attributes['signal'] ?? '');
      if (signal === undefined) return undefined;
      this.#sent.add(signal);
      return { kind: 'asked', text: `It was sent ${signalName(signal)}.` };
    },
    stop: () => ({ kind: 'ended', text: 'It was stopped.' }),
    restart: () => state('It was restarted.'),
    pause: () => ({ kind: 'paused', text: 'It was paused.' }),
    unpause: () => state('It goes on.'),
    rename: ({ attributes: { name, oldName } }) =>
      document(`It was renamed from “${oldName?.replace(/^\//, '')}” to “${name}”.`),
    update: () => document('Its limits, or when it is started again, were changed.'),
  };

  #end({ attributes, timeNano }: TaleEvent): Happening {
    this.#runs = false;
    // Podman has a name of its own for it.
    const exitCode = attributes['exitCode'] ?? attributes['containerExitCode'];
    const shortage = this.#shortOfMemoryAt;
    return endHappening({
      ...(exitCode !== undefined && { exitCode: Number(exitCode) }),
      sent: this.#sent,
      outOfMemory: shortage !== undefined && timeNano - shortage < SAME_SHORTAGE_NS,
    });
  }

  #healthIs(health: string): Happening | undefined {
    // Some engines tell it of every check.
    if (health === this.#health || (health !== 'healthy' && health !== 'unhealthy')) return undefined;
    this.#health = health;
    return health === 'healthy'
      ? state('Its health check says that it is well.')
      : { kind: 'unhealthy', text: 'Its health check says that it is not well.' };
  }

  /** Engines take it into its networks at every start and out at every end: only what is done between is told. */
  #network({ action, attributes }: TaleEvent): Happening | undefined {
    const name = attributes['name'];
    if (name === undefined || !this.#runs) return undefined;
    if (action === 'connect') {
      this.#left.delete(name);
      return { kind: 'network', text: `It was connected to the network ${name}.` };
    }
    // Docker tells of it twice.
    if (action !== 'disconnect' || this.#left.has(name)) return undefined;
    this.#left.add(name);
    return { kind: 'network', text: `It was disconnected from the network ${name}.` };
  }
}

/** Whether a container ran before these, by the first that says so; undefined: none does. */
export function ranBefore(events: readonly TaleEvent[]): boolean | undefined {
  const first = events.find(
    ({ type, action }) => type === 'container' && (action === 'start' || action === 'die'),
  );
  return first && first.action === 'die';
}

const state = (text: string): Happening => ({ kind: 'state', text });
const document = (text: string): Happening => ({ kind: 'document', text });
