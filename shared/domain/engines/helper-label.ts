/** On containers that Innkeeper makes for a moment to look through; they never run and are in no list. */
export const HELPER_LABEL = 'innkeeper.helper';
