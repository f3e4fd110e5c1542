import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

interface Collapsed {
  ids: readonly string[];
}

/** Headings folded away, remembered by this browser. */
export const useCollapsed = create<Collapsed>()(
  persist(() => ({ ids: [] as readonly string[] }), {
    name: 'innkeeper.collapsed',
    storage: createJSONStorage(() => localStorage),
  }),
);

export function setCollapsed(id: string, collapsed: boolean): void {
  useCollapsed.setState(({ ids }) => {
    const others = ids.filter(each => each !== id);
    return { ids: collapsed ? [...others, id] : others };
  });
}
