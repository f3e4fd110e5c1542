/** Whoever is typing or answering a dialog keeps the keyboard; anybody else opened the console to use it. */
export function mayTakeFocus(page: Document = document): boolean {
  const { activeElement } = page;
  if (page.querySelector('[role=dialog]') !== null) return false;
  return activeElement?.closest('input, textarea, select, [contenteditable]') == null;
}
