import type { Rule } from '../finding.ts';

export const poweredOff: Rule = ({ powerState }) =>
  powerState !== 'D3cold'
    ? undefined
    : {
        level: 'risky',
        label: 'Powered off',
        text: 'Its power is off now (D3cold): some cards do not wake when a guest asks for them.',
        remedy:
          'If a start fails with “stuck in D3”: as root, write 0 to its d3cold_allowed in /sys, then wake it with its driver once.',
      };
