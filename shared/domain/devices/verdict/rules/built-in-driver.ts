import { pciKind } from '../../kinds.ts';
import type { Rule } from '../finding.ts';

/** Only graphics drivers mind being unbound later; others let go when asked. */
export const builtInDriver: Rule = ({ driverBuiltIn, driver, class: code }) =>
  driverBuiltIn !== true || pciKind(code) !== 'display'
    ? undefined
    : {
        level: 'risky',
        label: 'Built-in driver',
        text: `Its driver ${driver} is part of the kernel: nothing can be there before it, and it cannot be unloaded.`,
        remedy: 'Use a kernel that has it as a module.',
      };
