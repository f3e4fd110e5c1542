import type { Container, ContainerState } from '#shared/contract/containers.ts';
import type { Guest, GuestState } from '#shared/contract/guests.ts';
import { containerKey, type ContainerKey } from '#renderer/api/live/containers.ts';
import { guestKey, type GuestKey } from '#renderer/api/live/guests.ts';
import { portText } from '#renderer/app/container-actions/ports.ts';

/** What a line of the list stands for. libvirt's own containers are containers too, though they are its guests. */
export type Kind = 'machine' | 'container';

/** One guest of either kind, as filter, order and headings see it. */
export type Entry = (
  | { readonly of: 'guest'; readonly key: GuestKey; readonly guest: Guest }
  | { readonly of: 'container'; readonly key: ContainerKey; readonly container: Container }
) & {
  readonly kind: Kind;
  readonly name: string;
  /** In the words of machines, so that one chip fits both. */
  readonly state: GuestState;
  /** The operating system, or the image. */
  readonly system: string | undefined;
  /** Where it answers: an address, or the ports it publishes. */
  readonly address: string | undefined;
  /** Bytes that it was given; missing where nobody said. */
  readonly memory: number | undefined;
  readonly vcpus: number | undefined;
  readonly tags: readonly string[];
  /** The group a person put it in, or its Compose project. */
  readonly group: string | undefined;
};

const stateOf: Record<ContainerState, GuestState> = {
  created: 'off',
  running: 'running',
  paused: 'paused',
  restarting: 'running',
  removing: 'shutting-down',
  exited: 'off',
  dead: 'crashed',
};

export const kindOf = ({ virtualization }: Guest): Kind =>
  virtualization === 'lxc' ? 'container' : 'machine';

const guests = new WeakMap<Guest, Entry>();
const containers = new WeakMap<Container, Entry>();

export function entryOfGuest(guest: Guest): Entry {
  const known = guests.get(guest);
  if (known) return known;
  const { name, state, os, addresses, memory, vcpus, tags, group } = guest;
  const entry: Entry = {
    of: 'guest',
    key: guestKey(guest),
    guest,
    kind: kindOf(guest),
    name,
    state,
    system: os?.label,
    address: addresses[0],
    memory,
    vcpus,
    tags,
    group,
  };
  guests.set(guest, entry);
  return entry;
}

export function entryOfContainer(container: Container): Entry {
  const known = containers.get(container);
  if (known) return known;
  const { name, state, image, ports, networks, project } = container;
  const entry: Entry = {
    of: 'container',
    key: containerKey(container),
    container,
    kind: 'container',
    name,
    state: stateOf[state],
    system: image,
    address: ports.some(({ host }) => host) ? portText(ports) : networks.find(each => each.address)?.address,
    memory: undefined,
    vcpus: undefined,
    tags: [],
    group: project?.name,
  };
  containers.set(container, entry);
  return entry;
}
