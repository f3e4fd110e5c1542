import { unset, words } from '../choices.ts';
import { choose, rare, rows, text, when } from '../fields.ts';
import type { Context, SettingsPage } from '../kind.ts';
import { onQemu, onXen } from '../machine.ts';

const onBhyve = ({ domain }: Context): boolean => domain.type === 'bhyve';

const WARNING =
  'Past libvirt: it does not check this, cannot protect the host from it, and marks the guest as tainted. A mistake keeps the guest from starting.';

const argument = text('value', 'Argument', 'One word of the command line, as it is.');
const variable = [text('name', 'Name', 'Of the variable.'), text('value', 'Value', 'As it is.')];

export const commandLine: SettingsPage = {
  id: 'command-line',
  label: 'Hypervisor’s command line',
  not: context =>
    onQemu(context) || onXen(context) || onBhyve(context) ? undefined : 'Its hypervisor takes none.',
  summary: ({ domain }) => {
    const count = domain.qemuCommandline.args.length;
    return count === 0 ? '' : `${count} arguments`;
  },
  sections: [
    {
      title: 'QEMU',
      fields: when(
        onQemu,
        rows('qemuCommandline.args', 'Arguments', WARNING, 'Add argument', [argument]),
        rows('qemuCommandline.env', 'Environment', WARNING, 'Add variable', variable),
        ...rare(
          rows(
            'qemuCapabilities.add',
            'Abilities added',
            'libvirt believes that QEMU has them: for developers.',
            'Add ability',
            [text('capability', 'Ability', 'As libvirt’s source names it.')],
          ),
          rows(
            'qemuCapabilities.del',
            'Abilities taken away',
            'libvirt believes that QEMU lacks them: for developers.',
            'Add ability',
            [text('capability', 'Ability', 'As libvirt’s source names it.')],
          ),
          choose(
            'qemuDeprecation',
            'Old interfaces',
            'What QEMU does when libvirt uses what is going to go: for developers.',
            [
              unset(),
              ...words(
                ['none', 'Nothing'],
                ['omit', 'Hides them'],
                ['reject', 'Refuses'],
                ['crash', 'Stops'],
              ),
            ],
          ),
        ),
      ),
    },
    {
      title: 'Xen',
      fields: when(onXen, rows('xenCommandline.args', 'Arguments', WARNING, 'Add argument', [argument])),
    },
    {
      title: 'bhyve',
      fields: when(
        onBhyve,
        rows('bhyveCommandline.args', 'Arguments', WARNING, 'Add argument', [argument]),
        rows('bhyveCommandline.env', 'Environment', WARNING, 'Add variable', variable),
      ),
    },
  ],
  about: 'https://libvirt.org/drvqemu.html#pass-through-of-arbitrary-qemu-commands',
};
