import { create } from 'zustand';
import { settingsSchema, type Settings } from '#shared/contract/settings.ts';
import { api } from '../client.ts';

export const useSettings = create<Settings>(() => settingsSchema.parse({}));

export async function loadSettings(): Promise<void> {
  useSettings.setState(await api.settings.get({}));
}

/** Shows the change at once and takes it back when it could not be kept. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const before = useSettings.getState();
  useSettings.setState(change);
  try {
    await api.settings.set(change);
  } catch (error) {
    useSettings.setState(before);
    throw error;
  }
}
