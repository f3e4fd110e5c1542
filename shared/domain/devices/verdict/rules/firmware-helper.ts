import type { Rule } from '../finding.ts';

/** Drivers of parts that the host's firmware and chipset work by. */
const drivers = new Map([
  ['lpc_ich', 'the way to the firmware and the clock'],
  ['mei_me', 'the management engine of the firmware'],
  ['ccp', 'the security processor'],
  ['i801_smbus', 'the bus of the memory’s and the fans’ sensors'],
  ['piix4_smbus', 'the bus of the memory’s and the fans’ sensors'],
  ['intel_pmc_core', 'the power management of the chipset'],
  ['intel-spi', 'the flash chip of the firmware'],
  ['proc_thermal_pci', 'the cooling of the processor'],
  ['proc_thermal', 'the cooling of the processor'],
  ['skx_uncore', 'the counters of the processor'],
  ['ioatdma', 'an engine of the processor'],
]);

/** Nothing a guest would want; the kernel has a driver on it, so it also keeps its whole group here. */
export const firmwareHelper: Rule = ({ driver }) => {
  const part = driver === undefined ? undefined : drivers.get(driver);
  if (part === undefined) return undefined;
  return { level: 'stays', label: 'Stays', text: `It is part of the host’s own workings: ${part}.` };
};
