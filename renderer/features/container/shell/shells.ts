import { create } from 'zustand';
import { containerKey, type ContainerKey } from '#renderer/api/live/containers.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import { ShellSession, type Entered } from './shell-session.ts';

interface Shells {
  readonly open: readonly ShellSession[];
  readonly shown: ShellSession | undefined;
}

const none: Shells = { open: [], shown: undefined };

/** The terminals of this page, by container; they go on while another page is looked at. */
const useShellStore = create<{ byKey: ReadonlyMap<ContainerKey, Shells> }>(() => ({ byKey: new Map() }));

let made = 0;

export const useShells = (container: ContainerRef): Shells =>
  useShellStore(({ byKey }) => byKey.get(containerKey(container)) ?? none);

function change(container: ContainerRef, to: (before: Shells) => Shells): void {
  const key = containerKey(container);
  useShellStore.setState(({ byKey }) => ({
    byKey: new Map(byKey).set(key, to(byKey.get(key) ?? none)),
  }));
}

export function enter(container: ContainerRef, entered: Entered): void {
  const { engine, id } = container;
  const session = new ShellSession((made += 1), { engine, id }, entered);
  change(container, ({ open }) => ({ open: [...open, session], shown: session }));
}

/** Undefined: none, to choose what is entered next. */
export const showShell = (container: ContainerRef, shown: ShellSession | undefined): void =>
  change(container, ({ open }) => ({ open, shown }));

/** Ends it, and shows the one beside it. */
export function closeShell(container: ContainerRef, session: ShellSession): void {
  session.close();
  change(container, ({ open, shown }) => {
    const at = open.indexOf(session);
    const left = open.filter(each => each !== session);
    return { open: left, shown: shown === session ? (left[at] ?? left.at(-1)) : shown };
  });
}
