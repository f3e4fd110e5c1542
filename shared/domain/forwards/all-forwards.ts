import type { Forward, ForwardsState, TakenPort } from '../../contract/forwards.ts';
import type { ForwardFacts } from './facts.ts';
import { natForwards } from './nat-forwards.ts';
import { userForwards } from './user-forwards.ts';

/** Every forward of a host, and every port of it that is no longer free. */
export function allForwards(facts: ForwardFacts): Pick<ForwardsState, 'forwards' | 'taken'> {
  const forwards = [...natForwards(facts), ...userForwards(facts)].toSorted(
    (a, b) => a.port - b.port || a.id.localeCompare(b.id),
  );
  const promised = forwards.flatMap(portsOf);
  const known = new Set(promised.map(keyOf));
  return { forwards, taken: [...promised, ...facts.listening.filter(port => !known.has(keyOf(port)))] };
}

/** At most so many of one range are told apart. */
const RANGE = 1000;

function portsOf({ protocol, listen, port, count, guest }: Forward): TakenPort[] {
  return Array.from({ length: Math.min(count, RANGE) }, (_, at) => ({
    protocol,
    ...(listen !== undefined && { listen }),
    port: port + at,
    by: guest ? `“${guest.name}”` : 'another guest',
  }));
}

const keyOf = ({ protocol, listen = '', port }: TakenPort) => `${protocol} ${listen} ${port}`;
