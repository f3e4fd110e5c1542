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
  ['guest.copy-address', 'guest.labels', 'guest.rename', 'guest.autostart'],
  ['guest.remove'],
];

/** What can be done to running state alone. */
export const powerMenuGroups: readonly (readonly string[])[] = [
  [...(guestMenuGroups[1] ?? [])],
  [...(guestMenuGroups[2] ?? [])],
];
