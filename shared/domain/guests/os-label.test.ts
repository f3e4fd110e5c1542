import { expect, it } from 'vitest';
import { osLabel } from './os-label.ts';

it.each([
  ['http://debian.org/debian/12', 'Debian 12'],
  ['http://ubuntu.com/ubuntu/22.04', 'Ubuntu 22.04'],
  ['http://microsoft.com/win/11', 'Windows 11'],
  ['http://microsoft.com/win/2k22', 'Windows Server 2022'],
  ['http://libosinfo.org/linux/2022', 'Linux 2022'],
  ['http://libosinfo.org/unknown', undefined],
  ['http://fedoraproject.org/fedora/unknown', 'Fedora'],
  ['http://example.org/zebra/3', 'Zebra 3'],
  ['Debian', undefined],
])('%s reads %s', (id, label) => {
  expect(osLabel(id)).toBe(label);
});
