import { describe, expect, it } from 'vitest';
import { installPlan } from './install-plan.mjs';
import { NEEDS } from './needs.mjs';
import { missingNeeds } from './probe.mjs';

const families = /** @type {const} */ (['apt', 'dnf', 'pacman', 'zypper']);

describe('the table of needs', () => {
  it.each(NEEDS.map(need => [need.what, need]))(
    '%s: every family is thought of, and Debian has it',
    (_, need) => {
      expect(Object.keys(need.packages)).toEqual(families);
      expect(need.packages.apt).not.toEqual([]);
      expect(need.found.every(marks => marks.length > 0)).toBe(true);
    },
  );

  it('names packages that are no options to a package manager', () => {
    for (const need of NEEDS) {
      for (const name of Object.values(need.packages).flat())
        expect(name).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9.+_-]*$/);
    }
  });
});

describe('missingNeeds', () => {
  const what = (/** @type {readonly { what: string }[]} */ needs) => needs.map(need => need.what);

  it('asks for nothing on a machine with everything', () => {
    expect(missingNeeds(['run', 'desktop', 'test'], () => true)).toEqual([]);
  });

  it('asks only for what the purpose needs', () => {
    const missing = missingNeeds(['run'], () => false);
    expect(what(missing)).toContain('qemu-img');
    expect(what(missing)).not.toContain('Chromium');
  });

  it('takes any one of the ways in which a need is met, but all of its marks', () => {
    const only = (/** @type {string} */ program) =>
      what(missingNeeds(['run'], mark => 'program' in mark && mark.program === program));
    expect(only('virtqemud')).not.toContain('libvirt with its QEMU driver');
    expect(only('libvirtd')).not.toContain('libvirt with its QEMU driver');
    expect(only('swtpm')).toContain('swtpm');
  });
});

describe('installPlan', () => {
  it('installs each package once and never asks', () => {
    const missing = NEEDS.filter(need => need.packages.pacman.includes('libvirt'));
    expect(missing.length).toBeGreaterThan(1);
    const { commands, packages } = installPlan(missing, 'pacman');
    expect(packages).toEqual(['libvirt']);
    expect(commands).toEqual([['pacman', '-Syu', '--needed', '--noconfirm', 'libvirt']]);
  });

  it('refreshes apt’s lists first', () => {
    const { commands } = installPlan(NEEDS.slice(0, 1), 'apt');
    expect(commands.map(command => command.find(word => /^(update|install)$/.test(word)))).toEqual([
      'update',
      'install',
    ]);
  });

  it('runs nothing for needs without a package, and names them', () => {
    const need = NEEDS.find(({ packages }) => packages.pacman.length === 0);
    if (need === undefined)
      throw new Error('every need has a package on Arch: drop this test and `uncovered`');
    expect(installPlan([need], 'pacman')).toEqual({ packages: [], commands: [], uncovered: [need] });
  });
});
