import type { FunctionUser } from '../../contract/sriov.ts';
import type { HostLink } from './host-links.ts';

/** One reads `the guest “web” runs with it`. */
export function saysUser(user: FunctionUser): string {
  switch (user.by) {
    case 'guest':
      return user.running
        ? `the guest “${user.name}” runs with it`
        : `the guest “${user.name}” is set up with it`;
    case 'host':
      return {
        address: `the host has the address ${user.of} on ${user.name}`,
        member: `the host has ${user.name} in ${user.of}`,
        below: `the host has ${user.of} on ${user.name}`,
      }[user.how];
    case 'disk':
      return `the host has ${user.target} on ${user.name}`;
  }
}

/** It would break something now. A guest that is off only cannot start afterwards. */
export const usesNow = (user: FunctionUser): boolean => user.by !== 'guest' || user.running;

/** What the host's own networking does with an interface. */
export function hostUsers(name: string, links: readonly HostLink[]): FunctionUser[] {
  const own = links.find(link => link.name === name);
  const user = (how: 'address' | 'member' | 'below', of: string): FunctionUser => ({
    by: 'host',
    name,
    how,
    of,
  });
  return [
    ...(own?.addresses ?? []).map(address => user('address', address)),
    ...(own?.master === undefined ? [] : [user('member', own.master)]),
    ...links.filter(({ on }) => on === name).map(above => user('below', above.name)),
  ];
}
