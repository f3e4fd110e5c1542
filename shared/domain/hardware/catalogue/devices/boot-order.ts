import { number } from '../fields.ts';
import type { Field } from '../kind.ts';

export const bootOrder: Field = number(
  'bootOrder',
  'Boot order',
  'The firmware tries 1 first. Orders of devices cannot stand beside the order of kinds on the Boot page.',
  {
    min: 1,
    check: (value, { domain }) =>
      value !== null && value !== undefined && domain.os.boot.length > 0
        ? 'The Boot page orders by kinds of device. Clear that order first.'
        : undefined,
  },
);
