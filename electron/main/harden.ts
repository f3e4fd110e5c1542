import type { App, CommandLine, Protocol } from 'electron';
import { schemePrivileges } from './scheme.ts';

/** Switches by which somebody who starts the packaged app could look into it or loosen it. */
export const ignoredSwitches: readonly string[] = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'js-flags',
  'disable-web-security',
  'disable-site-isolation-trials',
  'host-rules',
  'host-resolver-rules',
  'load-extension',
];

type HardenedApp = Pick<App, 'enableSandbox' | 'isPackaged'> & {
  readonly commandLine: Pick<CommandLine, 'removeSwitch' | 'hasSwitch'>;
};

/** What has to be said before the app is ready. */
export function hardenBeforeReady(
  app: HardenedApp,
  protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>,
): void {
  // In a checkout, tests of the root user have to say --no-sandbox: its processes could not start otherwise.
  if (app.isPackaged || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  protocol.registerSchemesAsPrivileged(schemePrivileges);
  if (app.isPackaged) for (const name of ignoredSwitches) app.commandLine.removeSwitch(name);
}
