import { expect, it } from 'vitest';
import { osOfHypervisorName } from './os-names.ts';

it.each([
  ['debian12-64', 'http://debian.org/debian/12'],
  ['debian10_64Guest', 'http://debian.org/debian/10'],
  ['Debian_64', 'http://libosinfo.org/linux/2022'],
  ['Ubuntu22_LTS_64', 'http://ubuntu.com/ubuntu/22.04'],
  ['ubuntu64Guest', 'http://libosinfo.org/linux/2022'],
  ['rhel8_64Guest', 'http://redhat.com/rhel/8.0'],
  ['RedHat9_64', 'http://redhat.com/rhel/9.0'],
  ['rhel_7x64', 'http://redhat.com/rhel/7.0'],
  ['centos7_64Guest', 'http://centos.org/centos/7.0'],
  ['other26xLinux64Guest', 'http://libosinfo.org/linux/2018'],
  ['Linux26_64', 'http://libosinfo.org/linux/2018'],
  ['windows9_64Guest', 'http://microsoft.com/win/10'],
  ['Windows10_64', 'http://microsoft.com/win/10'],
  ['windows11-64', 'http://microsoft.com/win/11'],
  ['windows2019srv_64Guest', 'http://microsoft.com/win/2k19'],
  ['windows8srv-64', 'http://microsoft.com/win/2k12r2'],
  ['freebsd13-64', 'http://freebsd.org/freebsd/13.0'],
  ['windows7Server64Guest', 'http://microsoft.com/win/2k8r2'],
  ['windows9Server64Guest', 'http://microsoft.com/win/2k16'],
  ['winLonghorn64Guest', 'http://microsoft.com/win/2k8'],
  ['winNetStandard64Guest', 'http://microsoft.com/win/2k3'],
  ['winXPProGuest', 'http://microsoft.com/win/xp'],
  ['arm-debian12-64', 'http://debian.org/debian/12'],
  ['Ubuntu_arm64', 'http://libosinfo.org/linux/2022'],
  ['otherGuest64', undefined],
  ['', undefined],
])('%s is %s', (name, id) => {
  expect(osOfHypervisorName(name)).toBe(id);
});
