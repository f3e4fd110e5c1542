import type { Unattended } from '../../../contract/create/unattended.ts';
import { component, pass } from './component.ts';
import { driverConfiguration } from './drivers.ts';
import type { WindowsGuest } from './guest.ts';
import { languageSettings, uiLanguageOf } from './languages.ts';
import { added, group, text, type Markup } from './markup.ts';
import { diskConfiguration, windowsPartition } from './partitions.ts';

/** What happens while Windows' own small system runs from the medium. */
export function windowsPe(answers: Unattended, guest: WindowsGuest): Markup {
  const international = [
    group('SetupUILanguage', text('UILanguage', uiLanguageOf(answers, guest))),
    ...languageSettings(answers, guest),
  ];
  return pass(
    'windowsPE',
    component('Microsoft-Windows-International-Core-WinPE', guest.arch, international),
    guest.drivers &&
      component('Microsoft-Windows-PnpCustomizationsWinPE', guest.arch, [driverConfiguration(guest)]),
    component('Microsoft-Windows-Setup', guest.arch, setup(answers, guest)),
  );
}

function setup(answers: Unattended, guest: WindowsGuest): Markup[] {
  const { firmware } = guest;
  const bypasses = bypassCommands(guest);
  return [
    ...(bypasses.length > 0 ? [group('RunSynchronous', ...bypasses)] : []),
    diskConfiguration(firmware),
    group(
      'ImageInstall',
      group(
        'OSImage',
        group(
          'InstallFrom',
          added('MetaData', text('Key', '/IMAGE/INDEX'), text('Value', answers.edition ?? 1)),
        ),
        group('InstallTo', text('DiskID', 0), text('PartitionID', windowsPartition(firmware))),
        text('WillShowUI', 'OnError'),
      ),
    ),
    group(
      'UserData',
      text('AcceptEula', true),
      text('FullName', answers.fullName ?? answers.user),
      // An empty key: asked for after the installation, if at all.
      group(
        'ProductKey',
        text('Key', answers.productKey ?? ''),
        text('WillShowUI', answers.productKey === undefined ? 'Never' : 'OnError'),
      ),
    ),
  ];
}

/** Windows 11's setup looks here before it refuses a machine (LabConfig); only what is missing is passed over. */
function bypassCommands({ version, missing }: WindowsGuest): Markup[] {
  if (version !== '11') return [];
  const names = [
    ...(missing.tpm ? ['BypassTPMCheck'] : []),
    ...(missing.secureBoot ? ['BypassSecureBootCheck'] : []),
  ];
  return names.map((name, index) =>
    added(
      'RunSynchronousCommand',
      text('Order', index + 1),
      text('Path', `reg add HKLM\\SYSTEM\\Setup\\LabConfig /v ${name} /t REG_DWORD /d 1 /f`),
    ),
  );
}
