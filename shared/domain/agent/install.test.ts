import { expect, it } from 'vitest';
import { installSteps } from './install.ts';

it.each([
  ['http://debian.org/debian/12', 'Debian'],
  ['http://ubuntu.com/ubuntu/24.04', 'Debian'],
  ['http://fedoraproject.org/fedora/42', 'Fedora'],
  ['http://opensuse.org/opensuse/15.6', 'openSUSE'],
  ['http://archlinux.org/archlinux/rolling', 'Arch'],
  ['http://alpinelinux.org/alpinelinux/3.20', 'Alpine'],
  ['http://microsoft.com/win/11', 'Windows'],
])('%s is told first how %s does it', (id, system) => {
  expect(installSteps(id)[0]?.system).toMatch(new RegExp(`^${system}`));
});

it('tells of every system, once, where the guest’s own is not known', () => {
  const names = installSteps(undefined).map(({ system }) => system);
  expect(names).toEqual([...new Set(names)]);
  expect(installSteps('http://debian.org/debian/12')).toHaveLength(names.length);
});
