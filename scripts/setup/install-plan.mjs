/**
 * @typedef {import('./needs.mjs').Need} Need
 * @typedef {import('./os-release.mjs').Family} Family
 * @typedef {{ commands: readonly (readonly string[])[], packages: readonly string[], uncovered: readonly Need[] }} InstallPlan
 */

/**
 * How each package manager refreshes its list and installs without asking. pacman's -Syu is deliberate: Arch
 * supports no partial upgrade, so installing after a refresh means upgrading too.
 * @type {Readonly<Record<Family, (packages: readonly string[]) => string[][]>>}
 */
const COMMANDS = {
  apt: packages => [
    ['apt-get', 'update', '-q'],
    [
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      'install',
      '-q',
      '-y',
      '--no-install-recommends',
      ...packages,
    ],
  ],
  dnf: packages => [['dnf', 'install', '-y', '--setopt=install_weak_deps=False', ...packages]],
  pacman: packages => [['pacman', '-Syu', '--needed', '--noconfirm', ...packages]],
  zypper: packages => [['zypper', '--non-interactive', 'install', '--no-recommends', ...packages]],
};

/**
 * @param {readonly Need[]} missing
 * @param {Family} family
 * @returns {InstallPlan} the commands need root; `uncovered` are needs for which the family has no package
 */
export function installPlan(missing, family) {
  const packages = [...new Set(missing.flatMap(need => need.packages[family]))];
  return {
    packages,
    commands: packages.length === 0 ? [] : COMMANDS[family](packages),
    uncovered: missing.filter(need => need.packages[family].length === 0),
  };
}
