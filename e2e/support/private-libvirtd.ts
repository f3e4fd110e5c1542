import { type PrivateLibvirtd, startPrivateLibvirtd } from '../host/private-libvirtd.mjs';
import { test as base } from './fixtures.ts';
import { type Virsh, virshOn } from './virsh.ts';

export interface Daemon extends PrivateLibvirtd {
  readonly virsh: Virsh;
}

/** As `test`, connected to a libvirtd of the test's own, which may be killed. */
export const test = base.extend<{ daemon: Daemon }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's form
  daemon: async ({}, use) => {
    const daemon = await startPrivateLibvirtd();
    await use({ ...daemon, virsh: virshOn(daemon.uri) });
    await daemon.dispose();
  },
  connect: async ({ daemon }, use) => use([daemon.uri]),
});
