import type { EngineEvent } from './ports.ts';

const actions: Readonly<Record<string, string>> = { remove: 'destroy', exec_died: 'exec_die' };

/** An event of Podman as Docker tells of the same; of a network, Podman's actor is the container. */
export function inDockersWords(event: EngineEvent): EngineEvent {
  const { type, action, actor } = event;
  if (type === 'container') return { ...event, action: actions[action] ?? action };
  if (type !== 'network' || !/^(dis)?connect$/.test(action)) return event;
  return { ...event, actor: { ...actor, attributes: { container: actor.id, ...actor.attributes } } };
}
