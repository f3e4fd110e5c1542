import { create } from 'zustand';

const key = 'innkeeper.wide-panel';

function remembered(): boolean {
  try {
    return localStorage.getItem(key) === 'true';
  } catch {
    return false;
  }
}

/** Whether a guest's page has the list's room too. Remembered from one start to the next. */
export const useWidePanel = create<{ wide: boolean }>(() => ({ wide: remembered() }));

export function setWidePanel(wide: boolean): void {
  useWidePanel.setState({ wide });
  try {
    localStorage.setItem(key, String(wide));
  } catch {
    // A choice that is not remembered is no loss worth a message.
  }
}
