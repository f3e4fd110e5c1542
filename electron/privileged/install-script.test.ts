import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import policy from '#resources/polkit/org.innkeeper.helper.policy?raw';
import { helperText, INSTALLED_HELPER, POLKIT_POLICY } from './helper-script.ts';
import { installScript } from './install-script.ts';
import { copyPrograms, HostFolder } from './testing/host-tree.ts';

it.skipIf(process.geteuid?.() !== 0)('installs the helper and what polkit knows of it, to the byte', () => {
  const host = new HostFolder({ files: { '/usr/share/polkit-1/actions/other.policy': '' }, programs: [] });
  try {
    copyPrograms(host.root, ['/bin/chmod', '/bin/mv']);
    execFileSync('chroot', [host.root, '/bin/bash', '-s'], { input: installScript });
    expect(host.read(INSTALLED_HELPER)).toBe(helperText);
    expect(host.read(POLKIT_POLICY)).toBe(policy);
    expect(statSync(join(host.root, INSTALLED_HELPER)).mode & 0o777).toBe(0o755);
    expect(statSync(join(host.root, POLKIT_POLICY)).mode & 0o777).toBe(0o644);
  } finally {
    host.remove();
  }
});

it('lets polkit run that very file and asks for an administrator', () => {
  expect(policy).toContain(`>${INSTALLED_HELPER}</annotate>`);
  expect(policy).toContain('<allow_active>auth_admin</allow_active>');
  expect(policy).toContain('<allow_any>no</allow_any>');
});
