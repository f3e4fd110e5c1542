const usual = 532;
const key = (id: string) => `innkeeper.split.${id}`;

/** The width in pixels a person gave a panel last, or the usual one. */
export function rememberedWidth(id: string): number {
  try {
    const kept = Number(localStorage.getItem(key(id)));
    return Number.isFinite(kept) && kept > 0 ? kept : usual;
  } catch {
    return usual;
  }
}

export function keepWidth(id: string, width: number): void {
  try {
    localStorage.setItem(key(id), String(width));
  } catch {
    // A width that is not remembered is no loss worth a message.
  }
}
