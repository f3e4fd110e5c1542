/** Guest commands as menus show them, in groups. */
export const guestMenuGroups: readonly (readonly string[])[] = [
  ['guest.screen', 'guest.text'],
  [
    'guest.start',
    'guest.restore',
    'guest.resume',
    'guest.shutdown',
    'guest.reboot',
    'guest.pause',
    'guest.save',
  ],
  ['guest.reset', 'guest.force-off', 'guest.discard-saved'],
  ['guest.take-snapshot', 'guest.snapshots'],
  ['guest.copy-address', 'guest.labels', 'guest.rename', 'guest.autostart', 'guest.add-vnc', 'guest.back-up'],
  ['guest.give-device'],
  ['guest.clone', 'guest.template', 'guest.export'],
  ['guest.remove'],
];

/** What changes whether and how a guest runs. */
export const powerMenuGroups = guestMenuGroups.slice(1, 3);

/** The rest of it, for beside a menu of the former. */
export const otherMenuGroups = guestMenuGroups.slice(3);
