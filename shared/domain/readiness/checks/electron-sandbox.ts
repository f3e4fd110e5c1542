import type { Check } from '../../../contract/readiness.ts';
import type { ReadinessFacts } from '../facts.ts';
import { checker, remedy } from '../verdict.ts';

const { ok, advice, problem } = checker('electron-sandbox');
const SYSCTL = '/proc/sys/kernel';

/** Chromium needs one of two: a user namespace of its own, or its helper chrome-sandbox, setuid root. */
export function checkElectronSandbox({ host, electron }: ReadinessFacts): Check | undefined {
  if (!host) return undefined;
  if (electron?.runsSandboxed) return ok('On: this window runs in it.', 'this process');
  if (host.user.root)
    return advice(
      'Cannot work for root; the browser front is opened instead of a window.',
      'this process',
      remedy.advice('Start Innkeeper as a user of the group libvirt to get the window.'),
    );
  if (electron?.helper?.setuidRoot) return ok('The setuid helper is in place.', electron.helper.path);
  const { unprivilegedUserNamespaces, maxUserNamespaces, appArmorRestrictsUserNamespaces } = host.sandbox;
  if (unprivilegedUserNamespaces === false)
    return problem(
      'This kernel lets only root make user namespaces, so the window cannot start.',
      `${SYSCTL}/unprivileged_userns_clone`,
      remedy.command(
        'sudo sysctl -w kernel.unprivileged_userns_clone=1',
        'Allows it until the next restart; a file in /etc/sysctl.d makes it last.',
      ),
    );
  if (maxUserNamespaces === 0)
    return problem(
      'User namespaces are turned off, so the window cannot start.',
      '/proc/sys/user/max_user_namespaces',
      remedy.command(
        'sudo sysctl -w user.max_user_namespaces=15000',
        'Allows them until the next restart; a file in /etc/sysctl.d makes it last.',
      ),
    );
  if (appArmorRestrictsUserNamespaces)
    return advice(
      'AppArmor lets only listed programs make user namespaces.',
      `${SYSCTL}/apparmor_restrict_unprivileged_userns`,
      electron?.helper
        ? remedy.command(
            `sudo chown root:root ${electron.helper.path} && sudo chmod 4755 ${electron.helper.path}`,
            'Gives Electron its setuid helper, which needs no such namespace.',
          )
        : remedy.advice('Install Innkeeper from its deb or rpm package, which sets up the sandbox’s helper.'),
    );
  return ok('User namespaces may be made.', SYSCTL);
}
