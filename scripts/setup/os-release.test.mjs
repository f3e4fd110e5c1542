import { describe, expect, it } from 'vitest';
import { distribution, parseOsRelease } from './os-release.mjs';

describe('parseOsRelease', () => {
  it('takes values plain, in double and in single quotes, with escapes', () => {
    const fields = parseOsRelease('ID=debian\nNAME="A \\"B\\" \\$C"\nVARIANT=\'x y\'\n');
    expect([...fields]).toEqual([
      ['ID', 'debian'],
      ['NAME', 'A "B" $C'],
      ['VARIANT', 'x y'],
    ]);
  });

  it('skips comments, blank lines and what is no assignment', () => {
    expect(parseOsRelease('# ID=no\n\nnonsense\nlower=1\nID=arch').size).toBe(1);
  });
});

describe('distribution', () => {
  it.each([
    ['ID=debian', 'apt'],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"', 'apt'],
    ['ID=fedora', 'dnf'],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"', 'dnf'],
    ['ID=arch', 'pacman'],
    ['ID=manjaro\nID_LIKE=arch', 'pacman'],
    ['ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"', 'zypper'],
    ['ID=nixos', undefined],
    ['', undefined],
  ])('%j is of family %s', (text, family) => {
    expect(distribution(text).family).toBe(family);
  });

  it('never takes a name from the object’s prototype for a family', () => {
    expect(distribution('ID=constructor').family).toBeUndefined();
  });

  it('is called by its pretty name, and has a name even without one', () => {
    expect(distribution('PRETTY_NAME="Debian GNU/Linux 12"\nNAME=Debian').name).toBe('Debian GNU/Linux 12');
    expect(distribution('NAME=Void').name).toBe('Void');
    expect(distribution('').name).toBe('this system');
  });
});
