import type { Unattended } from '../../../contract/create/unattended.ts';
import { component, pass } from './component.ts';
import { computerNameOf } from './computer-name.ts';
import { guestToolsCommand } from './drivers.ts';
import type { WindowsGuest } from './guest.ts';
import { languageSettings } from './languages.ts';
import { added, group, text, type Markup } from './markup.ts';
import { windowsTimeZoneOf } from './time-zones.ts';

const SHELL = 'Microsoft-Windows-Shell-Setup';

/** The first start from the disk: what the machine is called, and that a local account will do. */
export function specialize(guest: WindowsGuest): Markup {
  const key = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\OOBE';
  const local = added(
    'RunSynchronousCommand',
    text('Order', 1),
    text('Path', `reg add ${key} /v BypassNRO /t REG_DWORD /d 1 /f`),
  );
  return pass(
    'specialize',
    component(SHELL, guest.arch, [text('ComputerName', computerNameOf(guest.name))]),
    guest.version === '11' &&
      component('Microsoft-Windows-Deployment', guest.arch, [group('RunSynchronous', local)]),
  );
}

/** The questions of the first use, answered; one logon by itself, so that the drivers and agents get installed. */
export function oobeSystem(answers: Unattended, guest: WindowsGuest): Markup {
  const zone = answers.timezone === undefined ? undefined : windowsTimeZoneOf(answers.timezone);
  const commands = guest.drivers && guest.arch !== 'aarch64' ? [guestToolsCommand()] : [];
  return pass(
    'oobeSystem',
    component('Microsoft-Windows-International-Core', guest.arch, languageSettings(answers, guest)),
    component(SHELL, guest.arch, [
      ...(commands.length > 0 ? [logon(answers)] : []),
      ...(commands.length > 0 ? [group('FirstLogonCommands', ...commands.map(command))] : []),
      group(
        'OOBE',
        text('HideEULAPage', true),
        text('HideOEMRegistrationScreen', true),
        text('HideOnlineAccountScreens', true),
        text('HideWirelessSetupInOOBE', true),
        text('ProtectYourPC', 3),
      ),
      ...(zone === undefined ? [] : [text('TimeZone', zone)]),
      group('UserAccounts', group('LocalAccounts', account(answers))),
    ]),
  );
}

function account({ user, fullName, password }: Unattended): Markup {
  return added(
    'LocalAccount',
    secret(password),
    text('DisplayName', fullName ?? user),
    text('Group', 'Administrators'),
    text('Name', user),
  );
}

function logon({ user, password }: Unattended): Markup {
  return group(
    'AutoLogon',
    secret(password),
    text('Enabled', true),
    text('LogonCount', 1),
    text('Username', user),
  );
}

function command(line: string, index: number): Markup {
  return added(
    'SynchronousCommand',
    text('CommandLine', line),
    text('Description', 'Drivers and agents'),
    text('Order', index + 1),
  );
}

function secret(password: string): Markup {
  return group('Password', text('Value', password), text('PlainText', true));
}
