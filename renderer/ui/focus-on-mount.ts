/** A `ref` for the field a person has just asked for, such as a search they opened. */
export const focusOnMount = (element: HTMLElement | null): void => element?.focus();
