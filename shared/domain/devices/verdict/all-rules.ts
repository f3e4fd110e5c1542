import type { Rule } from './finding.ts';
import { amdReset } from './rules/amd-reset.ts';
import { bootDisplay } from './rules/boot-display.ts';
import { bridge } from './rules/bridge.ts';
import { builtInDriver } from './rules/built-in-driver.ts';
import { consoleDisplay } from './rules/console-display.ts';
import { firmwareHelper } from './rules/firmware-helper.ts';
import { hasFunctions } from './rules/has-functions.ts';
import { muxless } from './rules/muxless.ts';
import { neededDisk } from './rules/needed-disk.ts';
import { neededNetwork } from './rules/needed-network.ts';
import { noIommu } from './rules/no-iommu.ts';
import { noReset } from './rules/no-reset.ts';
import { noVgpuType } from './rules/no-vgpu-type.ts';
import { noVfio } from './rules/no-vfio.ts';
import { onlyKeyboard } from './rules/only-keyboard.ts';
import { poweredOff } from './rules/powered-off.ts';
import { runningGuest } from './rules/running-guest.ts';
import { twin } from './rules/twin.ts';
import { unmappedInterrupts } from './rules/unmapped-interrupts.ts';
import { unseen } from './rules/unseen.ts';

/** The weightier first among those of one level. */
export const allRules: readonly Rule[] = [
  bridge,
  firmwareHelper,
  neededDisk,
  bootDisplay,
  neededNetwork,
  runningGuest,
  noIommu,
  hasFunctions,
  noVfio,
  noVgpuType,
  unmappedInterrupts,
  muxless,
  amdReset,
  noReset,
  consoleDisplay,
  builtInDriver,
  poweredOff,
  onlyKeyboard,
  unseen,
  twin,
];
