import type { Container } from '#shared/contract/containers.ts';
import { LogSession } from './log-session.ts';
import { LogStore } from './log-store.ts';

/** Of each container at first; what is new of all of them follows. */
const TAIL = 500;

/** The lines of several containers in one store, each behind the name of its service, as they come. */
export class ProjectLog {
  readonly store = new LogStore();
  readonly #sessions = new Map<string, LogSession>();

  /** Follows these from now on, and no others. */
  follow(containers: readonly Container[]): void {
    const width = Math.max(0, ...containers.map(each => labelOf(each).length));
    for (const container of containers) {
      if (this.#sessions.has(container.id)) continue;
      const before = `${labelOf(container).padEnd(width)} │ `;
      const query = { streams: 'both', tail: TAIL } as const;
      const session = new LogSession(container, query, { store: this.store, before });
      this.#sessions.set(container.id, session);
      session.start();
    }
    for (const [id, session] of this.#sessions) {
      if (containers.some(each => each.id === id)) continue;
      session.close();
      this.#sessions.delete(id);
    }
  }
}

/** Compose 1 puts `_` after the project, Compose 2 `-`. */
const labelOf = ({ name, project }: Container): string =>
  project !== undefined && /^[-_]/.test(name.slice(project.name.length)) && name.startsWith(project.name)
    ? name.slice(project.name.length + 1)
    : name;
