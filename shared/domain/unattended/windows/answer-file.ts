import type { Unattended } from '../../../contract/create/unattended.ts';
import { oobeSystem, specialize } from './after-install.ts';
import type { WindowsGuest } from './guest.ts';
import { write, type Markup } from './markup.ts';
import { windowsPe } from './windows-pe.ts';

/**
 * The answer file with which Windows 10 and 11 install without a question: `autounattend.xml` at the root of
 * any CD-ROM (https://learn.microsoft.com/windows-hardware/customize/desktop/unattend/). The password is in it,
 * readable, as Windows wants it.
 */
export function windowsAnswerFile(answers: Unattended, guest: WindowsGuest): string {
  const unattend: Markup = {
    name: 'unattend',
    attributes: {
      xmlns: 'urn:schemas-microsoft-com:unattend',
      'xmlns:wcm': 'http://schemas.microsoft.com/WMIConfig/2002/State',
    },
    content: [windowsPe(answers, guest), specialize(guest), oobeSystem(answers, guest)],
  };
  return `<?xml version="1.0" encoding="utf-8"?>\n${write(unattend)}`;
}
