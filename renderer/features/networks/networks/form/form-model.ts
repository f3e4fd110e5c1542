import { createContext, useContext } from 'react';
import type { NetworkSettings } from '#shared/contract/network-settings.ts';
import type { NetworkChoices } from '#shared/contract/networks.ts';
import { withValueAt } from '#shared/domain/networks/catalogue/at-path.ts';

export interface NetworkFormModel {
  readonly settings: NetworkSettings;
  readonly choices: NetworkChoices | undefined;
  readonly disabled: boolean;
  /** What is wrong with what stands at a path, in words. */
  readonly problemOf: (path: string) => string | undefined;
  readonly onChange: (settings: NetworkSettings) => void;
}

const FormContext = createContext<NetworkFormModel | undefined>(undefined);
export const NetworkFormProvider = FormContext.Provider;

export function useNetworkForm(): NetworkFormModel & { set: (path: string, value: unknown) => void } {
  const form = useContext(FormContext);
  if (form === undefined) throw new Error('A setting was drawn outside of a form.');
  return { ...form, set: (path, value) => form.onChange(withValueAt(form.settings, path, value)) };
}
