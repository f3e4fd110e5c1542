import { createContext, useContext } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { HardwarePlan, ItemValues } from '#shared/contract/hardware.ts';
import type { Context } from '#shared/domain/hardware/catalogue/kind.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { Value } from '../model/value.ts';

export type Warning = HardwarePlan['warnings'][number];

/** What is known of one property besides its value. */
export interface PropertyState {
  /** It was changed here and is not applied; this is what stands in the document. */
  readonly before?: Value;
  /** Whatever is wrong with it is said, though nothing was changed: a device that is not there yet. */
  readonly touched?: boolean;
  /** What the running guest has, where that differs from what it starts with next. */
  readonly now?: Value;
  readonly problems: readonly Failure[];
  readonly warnings: readonly Warning[];
}

/** One device or page of settings, as a form draws and changes it. */
export interface FormModel {
  readonly guest: Guest;
  readonly context: Context;
  /** The host has not said yet what there is to choose from. */
  readonly asking: boolean;
  /** As they are going to be: what stands there, and what was changed on top. */
  readonly values: ItemValues;
  readonly disabled: boolean;
  readonly set: (property: string, value: Value) => void;
  readonly stateOf: (property: string) => PropertyState;
  /** Back to what stands in the document. */
  readonly reset: (property: string) => void;
  /** Takes back what waits for the next start. */
  readonly revert?: (property: string) => void;
}

const FormContext = createContext<FormModel | undefined>(undefined);
export const FormProvider = FormContext.Provider;

export function useForm(): FormModel {
  const form = useContext(FormContext);
  if (form === undefined) throw new Error('A field was drawn outside of a form.');
  return form;
}
