import type { Container } from '#shared/contract/containers.ts';
import { LogMerge } from './log-merge.ts';
import { LogSession } from './log-session.ts';
import { LogStore } from './log-store.ts';

/** Of each container at first; what is new of all of them follows. */
const TAIL = 500;

interface Followed {
  readonly session: LogSession;
  readonly merge: LogMerge;
}

/** The lines of several containers in one store, each behind the name of its service. */
export class ProjectLog {
  readonly store = new LogStore();
  readonly #followed = new Map<string, Followed>();

  /** Follows these from now on, and no others. */
  follow(containers: readonly Container[]): void {
    for (const [id, { session, merge }] of this.#followed) {
      if (containers.some(each => each.id === id)) continue;
      session.close();
      merge.caughtUp(id);
      this.#followed.delete(id);
    }
    const added = containers.filter(({ id }) => !this.#followed.has(id));
    if (added.length === 0) return;
    const width = Math.max(...containers.map(each => labelOf(each).length));
    const merge = new LogMerge(
      added.map(({ id }) => id),
      (stream, stamp, text) => this.store.append(stream, stamp, text),
    );
    for (const container of added) this.#add(container, merge, width);
  }

  #add(container: Container, merge: LogMerge, width: number): void {
    const before = `${labelOf(container).padEnd(width)} │ `;
    const session = new LogSession(
      container,
      { streams: 'both', tail: TAIL },
      {
        store: this.store,
        line: (stream, stamp, text) => merge.line(stream, stamp, before + text),
        caughtUp: () => merge.caughtUp(container.id),
      },
    );
    this.#followed.set(container.id, { session, merge });
    session.start();
  }
}

/** Compose 1 puts `_` after the project, Compose 2 `-`. */
const labelOf = ({ name, project }: Container): string =>
  project !== undefined && /^[-_]/.test(name.slice(project.name.length)) && name.startsWith(project.name)
    ? name.slice(project.name.length + 1)
    : name;
