/** What changes whether and how a container runs. */
export const containerPowerGroups: readonly (readonly string[])[] = [
  ['container.start', 'container.resume', 'container.stop', 'container.restart', 'container.pause'],
  ['container.stop-within', 'container.kill'],
];

/** The rest of what can be done with a container, for beside a menu of the former. */
export const containerOtherGroups: readonly (readonly string[])[] = [
  ['container.shell', 'container.logs'],
  ['container.open-port', 'container.copy-address', 'container.copy-id'],
  ['container.rename', 'container.limits'],
  ['container.run-like', 'container.commit', 'container.export'],
  ['container.remove'],
];

/** Container commands as menus show them, in groups. */
export const containerMenuGroups = [...containerPowerGroups, ...containerOtherGroups];
